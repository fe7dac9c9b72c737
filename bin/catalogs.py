"""Message catalogs: `check` that they hold every message for residents, `update` them, or `compile` them.

The Dutch sentence is the message id, so Dutch itself needs no catalog. Labels of the content files are messages too;
pages for organisations and editors are only in Dutch, and their messages are in no catalog.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "site" / "schuifaan"
sys.path.insert(0, str(ROOT / "site"))

from build_hook import TRANSLATIONS, compile_catalogs, untranslated  # noqa: E402
from schuifaan.content import load_content, with_examples  # noqa: E402
from schuifaan.content.translatable import translatable  # noqa: E402
from schuifaan.wording.catalogs import LANGUAGES, SOURCE  # noqa: E402

# What is on no resident's page (web.language.ONLY_IN_DUTCH). A component that both use is a resident's.
ONLY_IN_DUTCH = (
    "templates/_signed_in.html",
    "templates/coalition/_figures.html",
    "templates/coalition/join.html",
    "templates/coalition/missed.html",
    "templates/coalition/overview.html",
    "templates/coalition/quarter.html",
    "templates/company/who_asked.html",
    "templates/components/completeness.html",
    "templates/confirming/",
    "templates/content_in_use/",
    "templates/editors/",
    "templates/feeds/",
    "templates/managing/",
    "templates/pages/privacy.html",
    "templates/pages/statement.html",
    "templates/paper/",
    "templates/sign_in/",
    "templates/submissions/_",
    "templates/submissions/check.html",
    "templates/submissions/gone.html",
    "templates/submissions/later.html",
    "templates/submissions/questions/",
    "templates/submissions/start.html",
    "templates/submissions/step.html",
    "templates/submissions/thanks.html",
    "web/content_in_use/",
    "web/map/credits.py",
    "web/pages/statement.py",
    "web/sign_in/",
    "web/submissions/words.py",
)
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
    # Sentences that are made before their language is known.
    "Message": None,
    "Counted": (1, 2),
    "marked": None,
}
# Within a Ukrainian word the apostrophe is a letter, and one kind of it: the one that the days and months of CLDR have.
OTHER_APOSTROPHE = re.compile("(?<=[\u0400-\u04ff])['\u2018\u2019`\u00b4](?=[\u0400-\u04ff])")


def messages_of_the_code() -> Catalog:
    """Every message of our Python files and templates, without line numbers: a moved line changes nothing."""
    catalog = Catalog(project="schuifaan", charset="utf-8")
    found = extract_from_dir(
        PACKAGE, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for file, _, message, comments, context in found:
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def messages_to_translate() -> Catalog:
    """What residents read: messages of their pages, and labels and sentences of the content files."""
    catalog = Catalog(project="schuifaan", charset="utf-8")
    for message in messages_of_the_code():
        files = [file for file, _ in message.locations if not file.startswith(ONLY_IN_DUTCH)]
        if message.id and files:
            catalog.add(
                message.id,
                locations=[(file, 0) for file in files],
                auto_comments=message.auto_comments,
                context=message.context,
            )
    content = with_examples(load_content(ROOT / "content"), ROOT / "content" / "demo")
    for file, sentence, note in translatable(content):
        catalog.add(sentence, locations=[(f"content/{file}", 0)], auto_comments=[note] if note else ())
    return catalog


def keys(catalog: Catalog) -> set[tuple[str, str | None]]:
    """What identifies each message; for plural messages the singular does."""
    return {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in catalog if m.id}


def with_other_apostrophe(catalog: Catalog) -> Iterator[str]:
    """Translations in which a word has an apostrophe that the same word elsewhere has not."""
    for message in catalog:
        said = (message.string,) if isinstance(message.string, str) else message.string
        yield from (text for text in said if OTHER_APOSTROPHE.search(text))


def check(sources: list[Path]) -> int:
    """Say which messages a catalog lacks, holds in vain or leaves untranslated; 1 when there are any."""
    wanted = messages_to_translate() if sources else Catalog()
    problems = []
    for source in sources:
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parts[-3])
        where = source.relative_to(ROOT)
        problems += [f"{where}: lacks {text!r}" for text, _ in sorted(keys(wanted) - keys(catalog), key=str)]
        problems += [
            f"{where}: no longer used: {text!r}" for text, _ in sorted(keys(catalog) - keys(wanted), key=str)
        ]
        problems += [
            f"{where}: write \u02bc within a word: {text!r}" for text in with_other_apostrophe(catalog)
        ]
        problems += [f"{where}: not translated: {message.id!r}" for message in untranslated(catalog)]
        for message in catalog:
            problems += [f"{where}: {error}: {message.id!r}" for error in message.check(catalog)]
    for problem in problems:
        print(problem)
    if problems:
        print("Run .venv/bin/python bin/catalogs.py update, then translate what is new.")
    return 1 if problems else 0


def update(sources: list[Path]) -> int:
    """Add the messages that are new and drop those that are gone; guesses nothing. Begins a catalog if need be."""
    wanted = messages_to_translate()
    for source in sources:
        source.parent.mkdir(parents=True, exist_ok=True)
        catalog = Catalog(locale=source.parts[-3], project="schuifaan", fuzzy=False)
        if source.exists():
            with source.open("rb") as file:
                catalog = read_po(file, locale=source.parts[-3])
        catalog.update(wanted, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        for message in catalog:
            if message.id and message.fuzzy:  # it came to depend on a number, or no longer does
                message.flags.discard("fuzzy")
                message.string = "" if isinstance(message.id, str) else ("",) * catalog.num_plurals
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
        case ["update", code] if code in LANGUAGES and code != SOURCE:
            return update([ROOT / TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"])
        case ["compile"]:
            compile_catalogs(ROOT / TRANSLATIONS)
            return 0
        case _:
            sys.exit("usage: catalogs.py check|update [LANGUAGE]|compile")


if __name__ == "__main__":
    sys.exit(main())
