"""Paper as it comes out of the printer: the words in order of reading, on pages they fit on."""

import dataclasses
import re

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schuifaan.inputs.activity import LONGEST_LINE, LONGEST_TITLE
from schuifaan.paper import Booklet, Day, Entry, FridgeCard, Poster, Sheet, pdf

QR = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><path d='M0 0h10v10H0z'/></svg>"
LONGEST = "Koffieochtend en spelletjesmiddag voor iedereen uit Markelo en omgeving " * 3
COFFEE = Entry(
    time="10.00 tot 11.30 uur",
    title="Koffie met Riet",
    where="Dorpshuis, Markelo",
    facts=("gratis", "u kunt alleen komen"),
    phone="Bel Riet: 0547-123456",
)
AROUND = {
    "title": "Wat is er te doen in Markelo?",
    "subtitle": "zaterdag 21 november tot en met vrijdag 27 november 2026",
    "nothing": "Wij weten nu niets in Markelo.",
    "help_text": "Liever met iemand praten? Bel Salut.",
    "help_phone": "0547-260053",
    "made": "Gemaakt op zaterdag 21 november 2026.",
    "address": "voorbeeld.nl/zoeken?plaats=markelo",
    "qr": QR,
}
EMPTY_SHEETS = (
    Poster(days=(), size="a4", **AROUND),
    Poster(days=(), size="a3", **AROUND),
    Booklet(days=(), lead="Een week vol.", **AROUND),
    FridgeCard(days=(), **AROUND),
)


def pages(sheet: Sheet) -> list[str]:
    document = pypdfium2.PdfDocument(pdf(sheet))
    # Where a word of great length may be broken, there is a space without width.
    texts = [
        " ".join(page.get_textpage().get_text_range().replace("\u200b", "").split()) for page in document
    ]
    document.close()
    return texts


def outside(sheet: Sheet) -> list[str]:
    """Lines of text that run off the page, or into its outermost 5 millimetres, where no printer comes."""
    edge = 5 * 72 / 25.4
    found = []
    document = pypdfium2.PdfDocument(pdf(sheet))
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            if left < edge or bottom < edge or right > width - edge or top > height - edge:
                found.append(text.get_text_bounded(left, bottom, right, top))
    document.close()
    return found


def with_entries(sheet: Sheet, entries: list[Entry]) -> Sheet:
    return dataclasses.replace(sheet, days=(Day("dinsdag 24 november", tuple(entries)),) if entries else ())


@pytest.fixture(params=EMPTY_SHEETS, ids=["poster a4", "poster a3", "booklet", "fridge card"])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return request.param


def test_the_words_stand_in_the_order_in_which_one_reads_them(sheet: Sheet) -> None:
    words = " ".join(pages(with_entries(sheet, [COFFEE])))

    order = [
        "Wat is er te doen in Markelo?", "zaterdag 21 november", "dinsdag 24 november", "10.00 tot 11.30 uur",
        "Koffie met Riet", "Dorpshuis, Markelo", "gratis · u kunt alleen komen", "Bel Riet: 0547-123456",
        "Liever met iemand praten? Bel Salut.", "0547-260053", "Gemaakt op zaterdag 21 november 2026.",
    ]  # fmt: skip
    assert [part for part in order if part not in words] == []
    assert sorted(order, key=words.index) == order


@pytest.mark.parametrize("many", [0, 1, 20, 200])
def test_every_activity_is_there_whole_however_many_there_are(many: int, sheet: Sheet) -> None:
    entries = [
        dataclasses.replace(COFFEE, title=f"{LONGEST if number % 5 == 0 else 'Koffie'} nummer {number},")
        for number in range(many)
    ]

    found = pages(with_entries(sheet, entries))

    assert re.findall(r"nummer (\d+),", " ".join(found)) == [str(number) for number in range(many)]
    # No activity is broken off: each page holds as many numbers to ring as titles.
    assert [page.count("nummer ") for page in found] == [page.count("Bel Riet") for page in found]
    assert "0547-260053" in found[-1]


@pytest.mark.parametrize(
    "filler", ["Koffieochtend ", "Wat", "WWW"], ids=["words", "one word", "one wide word"]
)
def test_the_longest_that_a_partner_can_write_stays_on_the_sheet(filler: str, sheet: Sheet) -> None:
    def long(letters: int) -> str:
        return (filler * letters)[:letters].strip()

    longest = Entry(
        time="10.00 tot 11.30 uur",
        title=long(LONGEST_TITLE),
        where=f"{long(LONGEST_LINE)}, Markelo",
        facts=(long(LONGEST_LINE), "u kunt alleen komen", "gecontroleerd op 18 november"),
        phone=f"Bel {long(LONGEST_LINE)}: 0547-123456",
        status="gaat niet door",
        example=True,
    )

    made = with_entries(sheet, [longest] * 3)

    assert outside(made) == []
    words = "".join(pages(made)).replace(" ", "")
    assert words.count("0547-123456") == 3
    assert words.count(longest.title.replace(" ", "")) >= 3


def test_nothing_to_do_is_said_with_a_number_to_ring(sheet: Sheet) -> None:
    (page,) = pages(sheet)
    assert "Wij weten nu niets in Markelo." in page
    assert "0547-260053" in page


def test_what_does_not_go_on_and_what_is_invented_is_said(sheet: Sheet) -> None:
    cancelled = dataclasses.replace(COFFEE, status="gaat niet door", example=True)

    (page,) = pages(with_entries(sheet, [cancelled]))

    assert "Gaat niet door." in page
    assert "Voorbeeld, nog niet bevestigd" in page


def test_a_programme_that_reads_aloud_knows_the_language_the_title_and_the_order(sheet: Sheet) -> None:
    made = pdf(with_entries(sheet, [COFFEE]))

    assert b"/Lang(nl)" in made
    assert b"/MarkInfo" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_the_same_words_give_the_same_file(sheet: Sheet) -> None:
    assert pdf(sheet) == pdf(sheet)


def test_words_of_a_partner_are_words_and_never_commands_to_the_typesetter() -> None:
    nasty = dataclasses.replace(COFFEE, title='#panic("x") $x$ *vet* <label> \\ `code` @wie [haak]')

    (page,) = pages(with_entries(EMPTY_SHEETS[0], [nasty]))

    assert '#panic("x") $x$ *vet* <label> \\ `code` @wie [haak]' in page


def test_letters_our_font_does_not_have_do_not_stop_the_paper() -> None:
    pages(with_entries(EMPTY_SHEETS[0], [dataclasses.replace(COFFEE, title="Çay ☕ شاي чай")]))


def test_four_activities_of_usual_length_fit_on_half_a_sheet() -> None:
    assert len(pages(with_entries(EMPTY_SHEETS[3], [COFFEE] * 3))) == 1


@settings(max_examples=30)
@given(st.text(max_size=40))
@example("😀 Koffie ☕ 日本")
@example("\u0591\u05c4 \u05d0\u0591")
@example("\ud800")
def test_whatever_a_partner_writes_there_is_a_sheet(text: str) -> None:
    entry = dataclasses.replace(COFFEE, title=f"Koffie {text}", where=text, facts=(text,))
    assert "Koffie" in " ".join(pages(with_entries(EMPTY_SHEETS[0], [entry])))


def test_what_cannot_be_printed_is_left_out_and_a_title_is_never_empty() -> None:
    entries = [dataclasses.replace(COFFEE, title=title) for title in ("☕ Кава та розмови", "日本")]
    words = " ".join(pages(with_entries(EMPTY_SHEETS[0], entries)))
    assert "Кава та розмови" in words
    assert "(naam: zie de site)" in words
