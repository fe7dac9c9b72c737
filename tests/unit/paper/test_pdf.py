"""Paper as it comes out of the printer: the words in order of reading, on pages they fit on."""

import dataclasses
import re

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schuifaan.inputs.activity import LONGEST_LINE, LONGEST_TITLE
from schuifaan.paper import Booklet, Day, Entry, FridgeCard, Poster, Sheet, pdf
from schuifaan.services.paper import LONGEST_AFTER
from tests.support.pdf_tags import tags_of

QR = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><path d='M0 0h10v10H0z'/></svg>"
LONGEST = "Koffieochtend en spelletjesmiddag voor iedereen uit Markelo en omgeving " * 3
COFFEE = Entry(
    time="10.00 tot 11.30 uur",
    title="Koffie met Riet",
    where="Dorpshuis, Markelo",
    facts=("gratis", "u kunt alleen komen"),
    phone="Bel Riet: 0547-123456",
    ride="Heen en terug: wij halen u op, Automaatje",
    example=True,
)
AROUND = {
    "title": "Wat is er te doen in Markelo?",
    "subtitle": "zaterdag 21 november tot en met vrijdag 27 november 2026",
    "nothing": "Wij weten nu niets in Markelo.",
    "help_text": "Liever met iemand praten? Bel Salut.",
    "help_phone": "0547-260053",
    "made": "Gemaakt op 21 november 2026.",
    "checked": "Alles is gecontroleerd op 18 november 2026.",
    "address": "voorbeeld.nl/zoeken?plaats=markelo",
    "qr": QR,
}
EMPTY_SHEETS = (
    Poster(days=(), size="a4", **AROUND),
    Poster(days=(), size="a3", **AROUND),
    Booklet(days=(), lead="Een week vol.", **AROUND),
    FridgeCard(days=(), more="Niet alles past op deze kaart.", **AROUND),
)
FILLERS = pytest.mark.parametrize(
    "filler", ["Koffieochtend ", "Wat", "WWW"], ids=["words", "one word", "one wide word"]
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
        "Koffie met Riet", "Dorpshuis, Markelo · gratis · u kunt alleen komen", "Bel Riet: 0547-123456",
        "Heen en terug: wij halen u op, Automaatje", "Liever met iemand praten? Bel Salut.", "0547-260053",
        "voorbeeld.nl/zoeken?plaats=markelo", "Gemaakt op 21 november 2026.", "Alles is gecontroleerd op 18 november 2026.",
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

    numbers = re.findall(r"nummer (\d+),", " ".join(found))
    if isinstance(sheet, FridgeCard) and many > 1:
        assert len(found) == 1
        assert len(numbers) >= 3
        assert sheet.more in found[0]
    else:
        assert numbers == [str(number) for number in range(many)]
    # No activity is broken off: each page holds as many numbers to ring as titles.
    assert [page.count("nummer ") for page in found] == [page.count("Bel Riet") for page in found]
    assert "0547-260053" in found[-1]


@pytest.mark.parametrize("many", range(3, 7))
@pytest.mark.parametrize("sheet", EMPTY_SHEETS[::2], ids=["poster", "booklet"])
def test_whom_one_rings_never_has_the_last_page_alone(many: int, sheet: Sheet) -> None:
    assert "Koffie met Riet" in pages(with_entries(sheet, [COFFEE] * many))[-1]


def longest(filler: str) -> Entry:
    """The longest that a partner can write."""

    def long(letters: int) -> str:
        return (filler * letters)[:letters].strip()

    return Entry(
        time="10.00 tot 11.30 uur",
        title=long(LONGEST_TITLE),
        where=f"{long(LONGEST_LINE)}, Markelo",
        facts=(long(LONGEST_LINE), "u kunt alleen komen", "parkeren"),
        phone=f"Bel {long(LONGEST_LINE)}: 0547-123456",
        ride="Heen en terug: wij halen u op, Automaatje, met iemand uit uw buurt",
        status="gaat niet door",
        after=long(LONGEST_AFTER),
        example=True,
    )


@FILLERS
def test_the_longest_that_a_partner_can_write_stays_on_the_sheet(filler: str, sheet: Sheet) -> None:
    entry = longest(filler)
    made = with_entries(sheet, [entry] * 3)

    assert outside(made) == []
    if not isinstance(sheet, FridgeCard):
        words = "".join(pages(made)).replace(" ", "")
        assert words.count("0547-123456") == 3
        assert words.count(entry.title.replace(" ", "")) >= 3


@FILLERS
@pytest.mark.parametrize("many", [1, 3])
def test_a_card_for_the_fridge_is_one_side_whatever_a_partner_writes_and_cuts_nothing(
    filler: str, many: int
) -> None:
    entry = dataclasses.replace(longest(filler), after="")

    (page,) = pages(with_entries(EMPTY_SHEETS[3], [entry] * many))

    shown, words = page.count(entry.time), page.replace(" ", "")
    # A title and a name of the widest letter alone fill more than a side: then it says so and no more.
    assert shown >= (0 if filler == "WWW" else 1)
    assert words.count(entry.phone.replace(" ", "")) == shown
    assert words.count(entry.title.replace(" ", "")) >= shown
    assert EMPTY_SHEETS[3].more in page
    assert "0547-260053" in page


def test_a_card_leaves_out_the_one_that_does_not_fit_and_shows_the_others_whole() -> None:
    soup = dataclasses.replace(COFFEE, title="Soep", phone="Bel Jan: 0547-654321")
    card = with_entries(EMPTY_SHEETS[3], [COFFEE, dataclasses.replace(longest("Wat"), after=""), soup])

    (page,) = pages(card)

    assert page.index("Koffie met Riet") < page.index("Soep")
    assert page.count("gratis · u kunt alleen komen") == 2
    assert "WatWat" not in page
    assert EMPTY_SHEETS[3].more in page


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
    assert b"/DisplayDocTitle true" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_who_hears_it_goes_from_heading_to_heading_and_is_told_what_a_picture_is(sheet: Sheet) -> None:
    days = (Day("dag 1", (COFFEE, COFFEE)), Day("dag 2", (COFFEE,)))
    document = pypdfium2.PdfDocument(pdf(dataclasses.replace(sheet, days=days)))
    tags = list(tags_of(document))
    bookmarks = [it.get_title() for it in document.get_toc()]
    told = document.get_metadata_dict()
    document.close()

    headings = [tag for tag, _ in tags if re.fullmatch(r"H\d", tag)]
    # On the card each activity has its day and its time above it.
    assert headings == [
        "H1",
        "H2",
        "H3",
        *(["H2"] if isinstance(sheet, FridgeCard) else []),
        "H3",
        "H2",
        "H3",
    ]
    assert len(bookmarks) == len(headings)
    assert bookmarks[0] == told["Title"] == sheet.title
    # The time of an activity is never heard under the one before it.
    assert "10.00 tot 11.30 uur" in bookmarks[1 if isinstance(sheet, FridgeCard) else 2]
    assert bookmarks[2].endswith("Koffie met Riet")
    assert [alt for tag, alt in tags if tag == "Figure"] == [
        f"Code voor de telefoon, leidt naar {sheet.address}"
    ]
    assert [tag for tag, _ in tags].count("P") >= 3 * 3


def test_the_same_words_give_the_same_file(sheet: Sheet) -> None:
    assert pdf(sheet) == pdf(sheet)


def test_words_of_a_partner_are_words_and_never_commands_to_the_typesetter() -> None:
    nasty = dataclasses.replace(COFFEE, title='#panic("x") $x$ *vet* <label> \\ `code` @wie [haak]')

    (page,) = pages(with_entries(EMPTY_SHEETS[0], [nasty]))

    assert '#panic("x") $x$ *vet* <label> \\ `code` @wie [haak]' in page


def test_letters_our_font_does_not_have_do_not_stop_the_paper() -> None:
    pages(with_entries(EMPTY_SHEETS[0], [dataclasses.replace(COFFEE, title="Çay ☕ شاي чай")]))


def test_a_card_for_the_fridge_is_one_side_with_the_number_on_it() -> None:
    usual = dataclasses.replace(
        COFFEE,
        title="Een sport kiezen met hulp van een buurtsportcoach in Markelo",
        facts=("prijs niet bekend", "u kunt alleen komen", "bushalte dichtbij", "parkeren"),
    )
    days = tuple(Day(f"{day} december", (usual,)) for day in ("dinsdag 1", "woensdag 2", "donderdag 3"))

    (page,) = pages(dataclasses.replace(EMPTY_SHEETS[3], days=days))

    assert page.count("Bel Riet") == 3
    assert "0547-260053" in page
    assert "Niet alles past" not in page


@pytest.mark.parametrize("entries", range(1, 5))
def test_a_day_never_stands_alone_at_the_foot_of_a_page(entries: int, sheet: Sheet) -> None:
    days = tuple(Day(f"dag {number}", (COFFEE,) * entries) for number in range(12))

    found = pages(dataclasses.replace(sheet, days=days))

    feet = [page.split(" Bladzijde ")[0] for page in found]
    assert [foot for foot in feet if re.search(r"dag \d+$", foot)] == []


def test_the_number_and_the_ride_home_share_a_line_where_there_is_room() -> None:
    entry = dataclasses.replace(COFFEE, ride="Heen en terug: Automaatje")

    def feet(sheet: Sheet) -> list[float]:
        document = pypdfium2.PdfDocument(pdf(with_entries(sheet, [entry] * 13)))
        text = document[0].get_textpage()
        firsts = [text.search(words).get_next()[0] for words in ("Bel Riet", "Heen en terug")]
        found = [text.get_charbox(it, loose=True)[1] for it in firsts]
        document.close()
        return found

    number, ride = feet(EMPTY_SHEETS[0])
    assert ride == pytest.approx(number, abs=2)
    number, ride = feet(EMPTY_SHEETS[2])
    assert ride < number - 10


def test_few_activities_are_printed_larger_than_many() -> None:
    def height_of_the_first_title(many: int) -> float:
        document = pypdfium2.PdfDocument(pdf(with_entries(EMPTY_SHEETS[0], [COFFEE] * many)))
        text = document[0].get_textpage()
        index, _ = text.search("Koffie met Riet").get_next()
        _, bottom, _, top = text.get_charbox(index, loose=True)
        document.close()
        return float(top - bottom)

    assert height_of_the_first_title(2) > height_of_the_first_title(20)


def test_an_address_is_whole_words_and_marks_to_who_hears_it() -> None:
    (page,) = pypdfium2.PdfDocument(pdf(EMPTY_SHEETS[0]))
    heard = page.get_textpage().get_text_range().replace("\u200b", "|")
    assert "voorbeeld.nl/|zoeken?|plaats=|markelo" in heard


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
