"""Pages about one kind of thing: the Week van de Ontmoeting, vriendenkringen, what is open in a quiet time."""

from schuifaan.web.themes.views import blueprint

__all__ = ["blueprint"]
