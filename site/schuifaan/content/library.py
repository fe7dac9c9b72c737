"""All files of a content folder, read and valid one by one; what they say together is checked elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from schuifaan.content.accessibility import Accessibility
from schuifaan.content.alone import Alone
from schuifaan.content.codes import KINDS, CodesFile
from schuifaan.content.content import Content
from schuifaan.content.crisis import Crisis
from schuifaan.content.municipalities import Municipality
from schuifaan.content.organisations import OrganisationsFile, Page, SourcesFile
from schuifaan.content.problems import ContentError, ContentProblem
from schuifaan.content.quiet_times import QuietTimesFile
from schuifaan.content.reading import ContentFile, read_page, read_toml, validated
from schuifaan.content.thesaurus import ThesaurusFile
from schuifaan.content.topics import Topic
from schuifaan.content.weeks import WeeksFile
from schuifaan.content.wishes import WishesFile
from schuifaan.content.wording import WordsFile

Model = TypeVar("Model", bound=BaseModel)

SINGLE_FILES: dict[str, type[BaseModel]] = {
    "accessibility.toml": Accessibility,
    "alone.toml": Alone,
    "crisis.toml": Crisis,
    "quiet_times.toml": QuietTimesFile,
    "sources.toml": SourcesFile,
    "thesaurus.toml": ThesaurusFile,
    "weeks.toml": WeeksFile,
    "wishes.toml": WishesFile,
    "words_to_avoid.toml": WordsFile,
}


@dataclass(frozen=True)
class Shelved(Generic[Model]):
    """A file and what it says; `file.problem(...)` gives a mistake in it its line."""

    file: ContentFile
    says: Model


@dataclass(frozen=True)
class Library:
    """Every file of the folder; codes by kind, the others by file name without ending."""

    codes: Mapping[str, Shelved[CodesFile]]
    municipalities: Mapping[str, Shelved[Municipality]]
    organisations: Mapping[str, Shelved[OrganisationsFile]]
    pages: Mapping[str, Shelved[Page]]
    topics: Mapping[str, Shelved[Topic]]
    accessibility: Shelved[Accessibility]
    alone: Shelved[Alone]
    crisis: Shelved[Crisis]
    quiet_times: Shelved[QuietTimesFile]
    sources: Shelved[SourcesFile]
    thesaurus: Shelved[ThesaurusFile]
    weeks: Shelved[WeeksFile]
    wishes: Shelved[WishesFile]
    words: Shelved[WordsFile]

    def content(self) -> Content:
        """What the files say, without the files."""
        return Content(
            municipalities={code: shelved.says for code, shelved in self.municipalities.items()},
            codes={kind: {it.code: it for it in self.codes[kind].says.code} for kind in KINDS},
            organisations={
                it.slug: it for shelved in self.organisations.values() for it in shelved.says.organisation
            },
            sources={it.code: it for it in self.sources.says.source},
            wishes={it.code: it for it in self.wishes.says.wish},
            weeks={it.code: it for it in self.weeks.says.week},
            pages={slug: shelved.says for slug, shelved in self.pages.items()},
            topics={
                it.slug: it
                for it in sorted((it.says for it in self.topics.values()), key=lambda it: it.order)
            },
            words_to_avoid=self.words.says.word,
            thesaurus=self.thesaurus.says.group,
            crisis=self.crisis.says,
            alone=self.alone.says,
            quiet_times=self.quiet_times.says.time,
            accessibility=self.accessibility.says,
        )


def read_library(folder: Path) -> Library:
    """Read every file; raises ContentError with the mistakes of all files together."""
    shelf: dict[str, Any] = {}
    problems: list[ContentProblem] = []
    for name in _names(folder):
        try:
            shelf[name] = _shelved(folder, name)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(sorted(problems))

    def of_folder(part: str) -> dict[str, Any]:
        return {PurePosixPath(name).stem: it for name, it in shelf.items() if name.startswith(f"{part}/")}

    return Library(
        codes=of_folder("codes"),
        municipalities=of_folder("municipalities"),
        organisations=of_folder("organisations"),
        pages=of_folder("pages"),
        topics=of_folder("topics"),
        accessibility=shelf["accessibility.toml"],
        alone=shelf["alone.toml"],
        crisis=shelf["crisis.toml"],
        quiet_times=shelf["quiet_times.toml"],
        sources=shelf["sources.toml"],
        thesaurus=shelf["thesaurus.toml"],
        weeks=shelf["weeks.toml"],
        wishes=shelf["wishes.toml"],
        words=shelf["words_to_avoid.toml"],
    )


def _names(folder: Path) -> Iterator[str]:
    """The files there must be, and those that are there for each municipality and page."""
    yield from SINGLE_FILES
    yield from (f"codes/{kind}.toml" for kind in KINDS)
    for pattern in ("municipalities/*.toml", "organisations/*.toml", "pages/*.md", "topics/*.md"):
        yield from sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))


def _shelved(folder: Path, name: str) -> Shelved[Any]:
    path = PurePosixPath(name)
    match path.parent.name:
        case "codes":
            return _read(CodesFile, read_toml(folder, name), {})
        case "municipalities":
            file = _handing_on(read_toml(folder, name), ("place", "station", "ride_service"))
            return _read(Municipality, file, {"code": path.stem})
        case "organisations":
            return _read(OrganisationsFile, _handing_on(read_toml(folder, name), ("organisation",)), {})
        case "pages":
            return _read(Page, read_page(folder, name), {"slug": path.stem})
        case "topics":
            return _read(Topic, read_page(folder, name), {"slug": path.stem})
        case _:
            return _read(SINGLE_FILES[name], read_toml(folder, name), {})


def _read(model: type[Model], file: ContentFile, given: Mapping[str, Any]) -> Shelved[Model]:
    return Shelved(file, validated(model, file, given))


def _handing_on(file: ContentFile, tables: tuple[str, ...]) -> ContentFile:
    """The same file with its name, which is the municipality's code, in every entry of `tables`."""
    municipality = {"municipality": PurePosixPath(file.name).stem}
    data = dict(file.data)
    for table in tables:
        if isinstance(data.get(table), list):
            data[table] = [{**entry, **municipality} for entry in data[table] if isinstance(entry, dict)]
    return replace(file, data=data)
