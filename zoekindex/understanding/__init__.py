"""What a resident means: the words of a question that name a place, a moment, a price or a need.

    understood = understand("koffie in Goor op dinsdagochtend", date(2026, 11, 18), gazetteer)
    understood.rest      # "koffie"
    understood.filters   # (plaats, goor), (dag, dinsdag), (dagdeel, ochtend), each with its words as typed

Places, needs and the like come from whoever asks, in a Gazetteer; days, parts of the day, prices and the
words of a question that mean nothing by themselves are known here, in Dutch with some English and German.
"""

from zoekindex.understanding.found import Found, Understood
from zoekindex.understanding.gazetteer import Gazetteer
from zoekindex.understanding.reading import understand

__all__ = ["Found", "Gazetteer", "Understood", "understand"]
