"""Small calendars to read."""

from textwrap import dedent


def calendar(*events: str, head: str = "", zones: str = "") -> str:
    """A whole calendar; each event is the inside of a VEVENT."""
    blocks = "".join(f"BEGIN:VEVENT\n{dedent(event).strip()}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//NL\n{head}{zones}{blocks}END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


def event(
    lines: str = "",
    *,
    uid: str = "1",
    start: str = "DTSTART;TZID=Europe/Amsterdam:20261201T100000",
    title: str = "Koffie",
) -> str:
    """The inside of a VEVENT: Tuesday 1 December 2026 at ten, unless told otherwise."""
    return f"UID:{uid}\nSUMMARY:{title}\n{start}\n{dedent(lines).strip()}".strip()
