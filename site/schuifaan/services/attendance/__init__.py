"""How many people came: organisers say so by their link, and everybody else sees it without small numbers."""
