"""Message catalogs: `check` that they hold every message of the code, `update` them, or `compile` them.

The Dutch sentence is the message id, so Dutch itself needs no catalog.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "site" / "schuifaan"
sys.path.insert(0, str(ROOT / "site"))

from build_hook import TRANSLATIONS, compile_catalogs  # noqa: E402

# The engines that Flask-Babel and Jinja2 register with Babel; `_l` is our short name for lazy_gettext.
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2")]
KEYWORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "_n": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def messages_of_the_code() -> Catalog:
    """Every message of our Python files and templates, without line numbers: a moved line changes nothing."""
    catalog = Catalog(project="schuifaan", charset="utf-8")
    found = extract_from_dir(
        PACKAGE, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for file, _, message, comments, context in found:
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def keys(catalog: Catalog) -> set[tuple[str, str | None]]:
    """What identifies each message; for plural messages the singular does."""
    return {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in catalog if m.id}


def check(sources: list[Path]) -> int:
    """Say which messages a catalog lacks, holds in vain or leaves untranslated; 1 when there are any."""
    wanted = messages_of_the_code() if sources else Catalog()
    problems = []
    for source in sources:
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parts[-3])
        where = source.relative_to(ROOT)
        problems += [f"{where}: lacks {text!r}" for text, _ in sorted(keys(wanted) - keys(catalog), key=str)]
        problems += [
            f"{where}: no longer used: {text!r}" for text, _ in sorted(keys(catalog) - keys(wanted), key=str)
        ]
        for message in catalog:
            if message.id and (message.fuzzy or not all(_strings(message.string))):
                problems.append(f"{where}: not translated: {message.id!r}")
            problems += [f"{where}: {error}: {message.id!r}" for error in message.check(catalog)]
    for problem in problems:
        print(problem)
    if problems:
        print("Run .venv/bin/python bin/catalogs.py update, then translate what is new.")
    return 1 if problems else 0


def _strings(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [string or ""] if string is None or isinstance(string, str) else list(string)


def update(sources: list[Path]) -> int:
    """Add the messages that are new and drop those that are gone; guesses nothing."""
    wanted = messages_of_the_code()
    for source in sources:
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parts[-3])
        catalog.update(wanted, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        with source.open("wb") as file:
            write_po(file, catalog, width=110, omit_header=False, include_lineno=False, sort_output=True)
    return 0


def main() -> int:
    """Run the one command that was named."""
    sources = sorted((ROOT / TRANSLATIONS).glob("*/LC_MESSAGES/*.po"))
    match sys.argv[1:]:
        case ["check"]:
            return check(sources)
        case ["update"]:
            return update(sources)
        case ["compile"]:
            compile_catalogs(ROOT / TRANSLATIONS)
            return 0
        case _:
            sys.exit("usage: catalogs.py check|update|compile")


if __name__ == "__main__":
    sys.exit(main())
