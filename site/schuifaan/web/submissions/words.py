"""What the pages of the form ask and what its answers are called, in words."""

from collections.abc import Mapping

from schuifaan.content import Content
from schuifaan.web.language import translate as _

CHECK = "controleer"


def question_text(slug: str) -> str:
    """The question a page asks: its heading, and its name on the last page."""
    return {
        "bellen": _("Wie kunnen mensen bellen?"),
        "wat": _("Wat is het, en in welk dorp?"),
        "wanneer": _("Wanneer is het?"),
        "vaker": _("Hoe vaak is het?"),
        "plek": _("Op welke plek is het?"),
        "meedoen": _("Hoe doen mensen mee?"),
        "vervoer": _("Hoe komen mensen er?"),
        "binnen": _("Kan iedereen naar binnen?"),
        "vertellen": _("Wat wilt u nog vertellen?"),
        CHECK: _("Controleer uw antwoorden"),
    }[slug]


def answer_names(content: Content) -> Mapping[str, str]:
    """What each answer is called, by column."""
    facts = {code.code: code.label for kind in (content.transport, content.needs) for code in kind.values()}
    return {
        "telefoon": _("Telefoonnummer"),
        "contactpersoon": _("Wie neemt op"),
        "organisatie": _("Organisatie of groep"),
        "e-mail": _("E-mailadres"),
        "website": _("Site"),
        "titel": _("Titel"),
        "soort": _("Soort"),
        "datum": _("Eerste dag"),
        "begintijd": _("Begint om"),
        "eindtijd": _("Klaar om"),
        "herhaling": _("Hoe vaak"),
        "einddatum": _("Laatste dag"),
        "plaats": _("Dorp of wijk"),
        "locatie": _("Plek"),
        "adres": _("Straat en nummer"),
        "postcode": _("Postcode"),
        "kosten": _("Prijs"),
        "aanmelden": _("Aanmelden"),
        "alleen komen": _("Alleen komen"),
        "vorm": _("Hoe mensen bij elkaar komen"),
        "samenvatting": _("In één zin"),
        "omschrijving": _("Wat u vertelt"),
        "eerste keer": _("De eerste keer"),
        "vervolg": _("Daarna"),
        **facts,
    }


def answer_words(column: str, text: str, content: Content) -> str:
    """An answer as people read it: labels instead of codes."""
    kinds = {"soort": content.categories, "vorm": content.forms, "aanmelden": content.sign_up}
    if column in kinds:
        codes = kinds[column]
        return ", ".join(codes[it].label if it in codes else it for it in text.split("; "))
    if column == "alleen komen":
        return {"ja": _("ja"), "nee": _("nee")}.get(text, text)
    return text


def missing_words(columns: tuple[str, ...]) -> list[str]:
    """What residents still do not know, to finish "Mensen weten nog niet ...", one of each."""
    words = {
        "telefoon": _("welk nummer zij kunnen bellen"),
        "contactpersoon": _("wie er opneemt"),
        "titel": _("wat het is"),
        "soort": _("wat voor soort activiteit het is"),
        "datum": _("wanneer het is"),
        "eindtijd": _("hoe laat het klaar is"),
        "locatie": _("waar het is"),
        "kosten": _("wat het kost"),
        "aanmelden": _("of zij zich moeten aanmelden"),
        "alleen komen": _("of zij alleen kunnen komen"),
        "bushalte": _("hoe zij er komen"),
        "rolstoel": _("of zij naar binnen kunnen"),
        "omschrijving": _("wat zij gaan doen"),
        "eerste keer": _("wat er de eerste keer gebeurt"),
    }
    return [words[it] for it in columns]
