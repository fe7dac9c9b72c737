"""Facts in words, in the language of the reader: on screen, on paper and in letters."""
