"""Paper as a product: posters, booklets and cards as accessible PDF, from frozen values. Knows no database."""

from schuifaan.paper.rendering import pdf
from schuifaan.paper.sheets import Booklet, Day, Entry, FridgeCard, Poster, Sheet

__all__ = ["Booklet", "Day", "Entry", "FridgeCard", "Poster", "Sheet", "pdf"]
