"""What in a free text is somebody's own: a mobile number, the mailbox or the home of a private person.

Columns that ask for a public contact are another matter; so are an organisation's landline and mailbox.
"""

import re

from schuifaan.inputs import ActivityInput

# 06 with eight digits, however they are grouped; not in the middle of a longer number.
_MOBILE = re.compile(r"(?<![\d+])(?:\+31|0031|0)[ .\-]{0,2}(?:\(0\))?[ .\-]{0,2}6(?:[ .\-/]{0,2}\d){8}(?!\d)")
# Providers where people have their own mailbox; whoever writes from a domain of its own is an organisation.
_PRIVATE_HOSTS = (
    "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "icloud", "me", "mac", "aol", "gmx",
    "ziggo", "kpnmail", "kpnplanet", "planet", "hetnet", "home", "xs4all", "upcmail", "casema", "chello",
    "telfort", "tele2", "online", "quicknet", "solcon", "zonnet", "wxs", "versatel", "freeler", "proton",
    "protonmail", "caiway", "delta", "tiscali", "onsneteindhoven", "introweb", "wanadoo",
)  # fmt: skip
_MAILBOX = re.compile(
    rf"[A-Za-z0-9._%+\-]{{1,64}}@(?:{'|'.join(_PRIVATE_HOSTS)})\.(?:nl|com|net|org|eu|be|me|fr|de|co\.uk)\b",
    re.IGNORECASE,
)
# A street with a number, or a whole postcode.
_ADDRESS = re.compile(
    r"\b[\w'.\-]*(?i:straat|str\.|laan|weg|plein|hof|dijk|pad|steeg|kade|singel|brink|dreef|ring|gracht|es|"
    r"kamp|erf|veld|markt|plantsoen|oord|stee|horst|akker|esch|wal|pas|park|hoek|maat)\s{1,3}\d{1,4}(?!\d|\s?uur|[.:]\d\d)"
    r"|\b[1-9]\d{3}\s?[A-Z]{2}\b"
)
# Whose door it is, said by or of a person; an organisation is "thuis" nowhere, and "voel u thuis bij ons" is a welcome.
_PERSON = r"(?:mij|ons|me|mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer|fam\.?|familie)"
_AT_HOME = re.compile(
    rf"\bbij {_PERSON}(?: (?-i:[A-Z])[\w\-]+| van| de| der| den| te){{0,4}} "
    r"(?:thuis|aan huis|in de (?:tuin|woonkamer|huiskamer))\b"
    rf"|(?<!voel )(?<!voelen )(?<!voelt )(?<!je )(?<!u )(?<!zich )\bthuis bij {_PERSON}(?=[\s,.:;)]|$)"
    r"|\bbij (?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?) thuis\b"
    r"|\b(?:mijn|ons) (?:huis|woning|woonadres|huisadres|thuisadres|woonkamer|huiskamer|appartement)\b"
    r"|\b(?:privé|prive)[ \-]?adres\b|\b(?:huis|woon|thuis)adres\b|\bik woon (?:op|aan|in)\b",
    re.IGNORECASE,
)
# Characters between the two: they are about each other only when they stand together.
_TOGETHER = 120


def _home_in(text: str) -> bool:
    return any(
        _ADDRESS.search(text, max(0, match.start() - _TOGETHER), match.end() + _TOGETHER)
        for match in _AT_HOME.finditer(text)
    )


def private_in(activity: ActivityInput) -> str | None:
    """What of somebody's own is in the texts of an activity, in words; None when there is nothing."""
    texts = (
        activity.title,
        activity.summary,
        activity.description,
        activity.description_html,
        activity.first_time,
        activity.follow_up,
        activity.cost_note,
        activity.venue.name,
    )
    for text in texts:
        if _MOBILE.search(text):
            return "een mobiel nummer"
        if "@" in text and _MAILBOX.search(text):
            return "een e-mailadres van een persoon"
        if _home_in(text):
            return "het huisadres van een persoon"
    venue = activity.venue
    if _home_in(", ".join(filter(None, (venue.name, venue.address, venue.postcode)))):
        return "het huisadres van een persoon"
    return None
