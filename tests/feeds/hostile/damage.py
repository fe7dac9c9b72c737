"""What becomes of a good feed: cut off, garbled, blown up, or written by somebody who means harm."""

import gzip
import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from tests.feeds.hostile.good import Good

# Digits that `str.isdigit` takes for digits and `int` does not, numbers no machine holds, dates that are none.
NUMBERS = (
    "⓵", "²", "٣", "１２", "०", "𝟙", "-1", "0", "", "00", "1e309", "-1e309", "NaN", "Infinity", "9" * 25, "9" * 5000,
    "0x10", "1_000", "1.5", "+1", "٢٠٢٦", "1e-400", "4294967296", "18446744073709551616",
)  # fmt: skip
DATES = (
    "00000000", "0001-01-01", "99991231T235959", "9999-12-31T23:59:59Z", "2026-02-30", "20260230T100000", "31-2-2026", "2026-13-01",
    "2026-12-01T25:61:61", "2026-12-01T10:00:00+99:99", "2026-12-01T10:00:00-23:59", "1-1-1", "2026-W53-9", "20261201T100000[Mars/Base]",
    "٢٠٢٦-١٢-٠١", "²-12-2026", "-2026-12-01", "2026-12-01/..", "T10:00", "1899-12-30", "12026-12-01", "P1000000Y", "R99999999/2026-12-01/PT1S",
)  # fmt: skip
TEXTS = (
    "\u202e\u202dgnp.koffie\u202c", "\u200f\u200e", "\x00", "\x07\x1b[31m", "\ufeff", "\ufffd", "\u2028\u2029", "<script>alert(1)</script>", "<b", "&#0;&#x110000;&bogus;",
    "&lt;img src=x onerror=alert(1)&gt;", "=HYPERLINK(\"http://x\")", "%s%n{0}{}", "'; DROP TABLE activity;--", "a" * 30_000, "e\u0301" * 3000, "🪑" * 500, "\\n\\,\\;\\", "]]>", "-->",
    "${jndi:ldap://x}", "../../etc/passwd", "javascript:alert(1)", "http://127.0.0.1/", "true", "null", "[]", "{}", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), '"', ";" * 5000, "\t" * 500,
    "ß" * 300, "İ" * 300, "ﬃ" * 300, "\u0345" * 100, "😀\u200d" * 200,
)  # fmt: skip
RULES = (
    "FREQ=WEEKLY;INTERVAL=0", "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=99999999", "FREQ=HOURLY;COUNT=100000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6", "FREQ=DAILY;INTERVAL=²", "FREQ=DAILY;COUNT=⓵", "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 5000), "FREQ=DAILY;UNTIL=00010101", "FREQ=DAILY;UNTIL=99991231T235959Z",
    "FREQ=MONTHLY;BYDAY=-53SU", "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7;BYMINUTE=0,15,30,45", "FREQ=YEARLY;BYYEARDAY=366;BYDAY=2MO;BYSETPOS=-366", "FREQ=DAILY;FREQ=WEEKLY", "WEKELY", "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29;COUNT=100000",
    "FREQ=WEEKLY;COUNT=-1", "FREQ=DAILY;COUNT=100000;BYMONTHDAY=31;BYMONTH=1", "FREQ=HOURLY;INTERVAL=1;UNTIL=21001231T000000Z", "RRULE:FREQ=DAILY", "FREQ=YEARLY;INTERVAL=1000", "FREQ=MONTHLY;BYSETPOS=1", "FREQ=DAILY;WKST=XX",
)  # fmt: skip
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]>'
LOGIN = b"<!DOCTYPE html><html><head><title>Aanmelden</title></head><body><form action='/login'><input type=password></form></body></html>"
CONTENT_TYPES = (
    "text/html",
    "text/calendar",
    "text/csv",
    "application/json",
    "application/xml",
    "image/png",
    "",
    "x" * 500,
)
_TOKEN = re.compile(r"[^\s<>\"'=:;,{}\[\]()\\/]+")
_DIGITS = re.compile(r"\d+")
_DATE = re.compile(r"\d{8}(?:T\d{6}Z?)?|\d{4}-\d\d-\d\d(?:[T ][\d:+]+)?|\d{1,2}[-/]\d\d[-/]\d{4}")


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file that somebody may send."""

    how: str
    body: bytes
    name: str
    content_type: str


MOST_BYTES = 12_000_000
Damage = Callable[[bytes, Random], bytes]


def hostile_files(good: Good, seed: int, many: int) -> Iterator[Hostile]:
    """`many` files made of a good one; the same seed gives the same files."""
    for number in range(many):
        random = Random(f"{seed}-{number}-{good.name}-{len(good.body)}")
        kinds = PACKED if good.packed else TEXTUAL
        names = list(kinds)
        how = names[(seed * 7 + number) % len(names)]
        body = kinds[how](good.body, random)
        if random.random() < 0.15:
            other = random.choice(names)
            if "MB" not in how + other:
                how, body = f"{how}, {other}", kinds[other](body, random)
        kind = random.choice(CONTENT_TYPES) if random.random() < 0.2 else good.content_type
        yield Hostile(f"{how} (seed {seed}, {number})", body[:MOST_BYTES], good.name, kind)


def _text(change: Callable[[str, Random], str]) -> Damage:
    def damage(body: bytes, random: Random) -> bytes:
        return change(body.decode(errors="replace"), random).encode(errors="replace")

    return damage


def _somewhere(pattern: re.Pattern[str], values: tuple[str, ...], most: int = 3) -> Damage:
    def change(text: str, random: Random) -> str:
        for _ in range(random.randint(1, most)):
            found = list(pattern.finditer(text))
            if not found:
                break
            here = random.choice(found)
            text = text[: here.start()] + random.choice(values) + text[here.end() :]
        return text

    return _text(change)


def _cut(body: bytes, random: Random) -> bytes:
    return body[: random.randrange(len(body) + 1)]


def _flip(body: bytes, random: Random) -> bytes:
    changed = bytearray(body)
    for _ in range(random.randint(1, 30)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _span(random: Random, size: int) -> tuple[int, int]:
    begin = random.randrange(size + 1)
    return begin, min(size, begin + random.choice((1, 5, 30, 200, 2000)))


def _hole(body: bytes, random: Random) -> bytes:
    begin, end = _span(random, len(body))
    return body[:begin] + body[end:]


def _twice(body: bytes, random: Random) -> bytes:
    begin, end = _span(random, len(body))
    return body[:end] + body[begin:end] * random.choice((1, 2, 50)) + body[end:]


def _swapped(body: bytes, random: Random) -> bytes:
    lines = re.split(rb"(?<=[\n>}])", body)
    for _ in range(random.randint(1, 4)):
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _encoded(body: bytes, random: Random) -> bytes:
    text = body.decode(errors="replace")
    how = random.choice(
        (
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
            "latin-1",
            "cp1252",
            "utf-8-sig",
            "utf-7",
            "cp037",
            "mac-roman",
        )
    )
    return text.encode(how, errors="replace")


def _twice_encoded(body: bytes, random: Random) -> bytes:
    return body.decode("latin-1").encode() if random.random() < 0.5 else b"\xef\xbb\xbf\xef\xbb\xbf" + body


def _nested(body: bytes, random: Random) -> bytes:
    pair = random.choice(
        (b"[]", b"{}", b'{"a":}', b"<a></a>", b"()", b"BEGIN:VEVENT\n\n", b'"', b"<!--", b"<![CDATA[")
    )
    depth = random.choice((1000, 100_000))
    half = len(pair) // 2 if len(pair) > 1 else 1
    at = random.randrange(len(body) + 1)
    return body[:at] + pair[:half] * depth + body[at : at + 50] + pair[half:] * depth + body[at + 50 :]


def _declared(text: str, random: Random) -> str:
    entity = random.choice(("&j;", "&a;"))
    bomb = random.choice((LAUGHS, OUTSIDE))
    text = re.sub(r"^<\?xml[^>]*\?>", "", text)
    return f"<?xml version='1.0'?>{bomb}{text.replace('Koffie', entity, 2)}"


def _long(body: bytes, random: Random) -> bytes:
    at = random.randrange(len(body) + 1)
    piece = random.choice((b"x", b"\\n", b"<", b'"', b"a,", b"9", b" ", b"\r\n"))
    return body[:at] + piece * ((9_990_000 - len(body)) // len(piece)) + body[at:]


def _too_long(body: bytes, random: Random) -> bytes:
    piece = random.choice((b" ", b"x", body or b"x"))
    return body + piece * (11_000_000 // len(piece))


def _rule(text: str, random: Random) -> str:
    rule = random.choice(RULES)
    if "BEGIN:VEVENT" in text:
        return text.replace("END:VEVENT", f"RRULE:{rule}\r\nEND:VEVENT", random.randint(1, 3))
    return text.replace("elke dinsdag", rule).replace(
        '"name"', f'"eventSchedule":{{"repeatFrequency":"{rule}"}},"name"', 2
    )


def _packed_up(body: bytes, random: Random) -> bytes:
    packed = gzip.compress(body if random.random() < 0.5 else body + b"\0" * 40_000_000, 6)
    return packed if random.random() < 0.5 else packed[: random.randrange(len(packed))]


def _login(_body: bytes, random: Random) -> bytes:
    return random.choice(
        (
            LOGIN,
            b"",
            b"\0" * 1000,
            b"404 Not Found",
            b'{"error":"unauthorized"}',
            b"<html/>",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0",
            b"{",
            b"[",
            b"<",
            b"%PDF-1.7",
        )
    )


def _many(body: bytes, random: Random) -> bytes:
    """The same items thousands of times, with the same keys."""
    text = body.decode(errors="replace")
    match = re.search(
        r"BEGIN:VEVENT.*?END:VEVENT\r?\n|<(item|entry|trcitem)\b.*?</\1>|\{[^{}]*\}", text, re.DOTALL
    )
    if not match:
        return body
    again = match[0] + ("," if match[0][:1] == "{" else "")
    return (
        text[: match.start()]
        + again * min(random.choice((50, 3000)), 12_000_000 // len(again))
        + text[match.start() :]
    ).encode(errors="replace")


def _in_zip(body: bytes, random: Random) -> bytes:
    """A part of the workbook, changed as a text would be."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = {it.filename: archive.read(it) for it in archive.infolist() if it.file_size < 1_000_000}
    except Exception:  # damaged before, or no zip at all
        return _flip(body, random)
    names = [
        it for it in parts if "sheet" in it or "content" in it or "shared" in it or "workbook" in it
    ] or list(parts)
    name = random.choice(names)
    parts[name] = TEXTUAL[random.choice([it for it in TEXTUAL if "MB" not in it])](parts[name], random)
    return _zip(parts)


def _zip_bomb(body: bytes, random: Random) -> bytes:
    size = random.choice((20_000_000, 200_000_000))
    name = random.choice(("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "content.xml", "x.zip"))
    file = io.BytesIO(body)
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        ):
            archive.writestr(name, random.choice((b"\0", b"<a>")) * (size // 3))
    except (zipfile.BadZipFile, struct.error):  # damaged before
        return body
    packed = file.getvalue()
    if random.random() < 0.4:  # the directory lies about its size
        packed = packed.replace((size // 3).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    return packed


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


TEXTUAL: dict[str, Damage] = {
    "cut off": _cut,
    "another number": _somewhere(_DIGITS, NUMBERS),
    "another date": _somewhere(_DATE, DATES),
    "another text": _somewhere(_TOKEN, TEXTS),
    "a number for a word": _somewhere(_TOKEN, NUMBERS),
    "a date for a word": _somewhere(_TOKEN, DATES),
    "a text for a date": _somewhere(_DATE, TEXTS),
    "bytes changed": _flip,
    "a hole": _hole,
    "a piece again": _twice,
    "lines swapped": _swapped,
    "another encoding": _encoded,
    "encoded twice": _twice_encoded,
    "nested": _nested,
    "declared": _text(_declared),
    "another rule": _text(_rule),
    "packed": _packed_up,
    "no feed": _login,
    "the same again and again": _many,
    "10 MB": _long,
    "too many MB": _too_long,
}
PACKED: dict[str, Damage] = {
    "cut off": _cut,
    "bytes changed": _flip,
    "a hole": _hole,
    "a piece again": _twice,
    "a part changed": _in_zip,
    "another part changed": lambda body, random: _in_zip(_in_zip(body, random), random),
    "zip bomb": _zip_bomb,
    "no feed": _login,
}
