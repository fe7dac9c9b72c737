"""What the kinds, facts and fields of content in use are called on the screen."""

from schuifaan.web.language import translate as _


def kind_names() -> dict[str, tuple[str, str]]:
    """Kind -> its name, and what it is about in one sentence."""
    return {
        "week": (_("Week van de Ontmoeting"), _("Wanneer is de week? Per jaar.")),
        "vervoer": (_("Vervoer"), _("Nummer, tijden en prijs van wie mensen rijdt, zoals Automaatje.")),
        "hulplijn": (_("Hulplijn"), _("Wanneer neemt er iemand op? Dit staat onder elke pagina.")),
        "zoekwoorden": (_("Zoekwoorden"), _("Welke woorden betekenen hetzelfde als iemand zoekt?")),
        "crisis": (_("Zinnen van nood"), _("Bij welke zinnen laten wij 112, 113 en de huisarts zien?")),
    }


def fact_names() -> dict[str, str]:
    """Fact of a ride service -> its name."""
    return {
        "phone": _("Telefoonnummer"),
        "lead_time": _("Hoe lang van tevoren bellen?"),
        "desk": _("Wanneer kan men bellen?"),
        "fare": _("Wat kost het?"),
        "area": _("Hoe ver rijden ze?"),
        "wheelchair": _("Kan een rolstoel mee?"),
    }


def field_names() -> dict[str, str]:
    """Field of a form -> its label."""
    return {
        "begin": _("Eerste dag"),
        "eind": _("Laatste dag"),
        "bevestigd": _("Staat de datum vast?"),
        "bron": _("Wie zegt dit, of op welke pagina staat het?"),
        "datum": _("Van wanneer is dit?"),
        "telefoon": _("Telefoonnummer"),
        "gezien": _("Wanneer hebt u het nummer nagekeken?"),
        "werkdagen": _("Hoeveel werkdagen van tevoren?"),
        **dict(_days()),
        "prijs": _("Prijs per kilometer"),
        "tekst": _("In een zin"),
        "rolstoel": _("Kan een rolstoel mee?"),
        "tijden": _("Wanneer neemt er iemand op?"),
        "woorden": _("Woorden die hetzelfde betekenen"),
        "getypt": _("Woorden die mensen alleen typen"),
        "breder": _("Woorden die er een beetje bij horen"),
        "gewicht": _("Hoe gelijk zijn de woorden?"),
        "uitleg": _("Waarom is dit zo?"),
        "lijst": _("Wat doen wij bij deze zin?"),
        "zin": _("De zin"),
    }


def answer_names() -> dict[tuple[str, str], str]:
    """Field and what was chosen -> how that is said."""
    return {
        ("lijst", "blok"): _("Het rustige blok laten zien"),
        ("lijst", "anders"): _("Niets: deze zin betekent iets anders"),
        ("lijst", "niets"): _("Niets: wij letten niet op deze zin"),
        ("bevestigd", "ja"): _("Ja"),
        ("bevestigd", "nee"): _("Nog niet"),
        ("rolstoel", "ja"): _("Ja"),
        ("rolstoel", "nee"): _("Nee"),
    }


def _days() -> list[tuple[str, str]]:
    return [
        ("maandag", _("Maandag")),
        ("dinsdag", _("Dinsdag")),
        ("woensdag", _("Woensdag")),
        ("donderdag", _("Donderdag")),
        ("vrijdag", _("Vrijdag")),
    ]
