"""`python -m schuifaan.feeds.child`: the process that forks one process a file."""

from schuifaan.feeds.child.server import serve

serve()
