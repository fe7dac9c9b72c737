"""Pages about one kind of thing: the Week van de Ontmoeting, vriendenkringen."""

from schuifaan.web.themes.views import blueprint

__all__ = ["blueprint"]
