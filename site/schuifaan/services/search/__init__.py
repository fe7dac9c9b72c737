"""Finding activities, and keeping the search index true."""
