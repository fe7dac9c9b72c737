"""Files that want to hurt: good feeds of every format, and what becomes of them on their way to us."""
