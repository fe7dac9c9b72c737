"""Which words of the content files residents read in their own language: they are messages, like those of the code.

Names stay as they are. What an administrator changes has no translation until the catalogs know it, and stands in
Dutch on the pages of other languages.
"""

from collections.abc import Iterator

from schuifaan.content.codes import Code
from schuifaan.content.content import Content
from schuifaan.content.rides import WORKING_DAYS
from schuifaan.content.topics import Topic

# Codes of which residents read what they mean, besides the label.
_EXPLAINED = frozenset({"aanmelden", "vorm", "taal"})

Sentences = Iterator[tuple[str, str, str]]
"""(content file, sentence, what a translator should know)."""


def translatable(content: Content) -> Sentences:
    """Every label and sentence of ours that stands on a page for residents."""
    for kind, codes in content.codes.items():
        for code in codes.values():
            yield from _of_code(kind, code)
    for wish in content.wishes.values():
        yield "wishes.toml", wish.label, "said by the resident"
        yield "wishes.toml", wish.sentence, f"answers: {wish.label}"
    for topic in content.topics.values():
        if topic.audience == "bewoners":
            yield from _of_topic(topic)
    for week in content.weeks.values():
        yield from (("weeks.toml", words, "") for words in (week.name, week.summary))
    for time in content.quiet_times:
        yield from (("quiet_times.toml", words, "") for words in (time.label, time.sentence))
    yield from _for_who_needs_people(content)
    for municipality in content.municipalities.values():
        file = f"municipalities/{municipality.code}.toml"
        said = [municipality.pass_holders_sentence, municipality.help_line.hours]
        for service in municipality.ride_services:
            said += [service.how, service.for_whom, service.area.text if service.area else None]
        yield from ((file, sentence, "") for sentence in said if sentence)
    yield from (("municipalities", day, "") for day in WORKING_DAYS)


def _of_code(kind: str, code: Code) -> Sentences:
    file = f"codes/{kind}.toml"
    yield file, code.label, f"a choice, as short as it can be: {code.sentence}"
    if kind in _EXPLAINED:
        yield file, code.sentence, ""


def _of_topic(topic: Topic) -> Sentences:
    """What leads to a page and who arranges it; its text is as Dutch as that of an organisation."""
    said = [
        topic.title,
        topic.label,
        topic.description,
        topic.who_heading,
        *(it.sentence for it in topic.who),
    ]
    yield from ((f"topics/{topic.slug}.md", words, "") for words in said if words)


def _for_who_needs_people(content: Content) -> Sentences:
    crisis, alone = content.crisis, content.alone
    calm = "to somebody who may be in danger: calm, short, exact"
    yield from (("crisis.toml", words, calm) for words in (crisis.title, crisis.sentence))
    for contact in crisis.contacts:
        yield from (("crisis.toml", words, calm) for words in (contact.label, contact.sentence))
    yield "alone.toml", alone.sentence, "to somebody who would like company"
    yield from (("alone.toml", way.label, "") for way in alone.ways)
