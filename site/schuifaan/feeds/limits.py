"""How much of a stranger's file we take."""

MOST_BYTES = 10 * 1024 * 1024
"""Of one file, after unpacking."""
