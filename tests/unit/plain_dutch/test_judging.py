"""What somebody who writes a text is told about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.content import Content
from schuifaan.content.wording import WordToAvoid
from schuifaan.plain_dutch import ACTIVITY_TEXT, OWN_TEXT, Finding, Report, judge
from schuifaan.plain_dutch.sentences import sentences, words
from schuifaan.plain_dutch.vocabulary import is_everyday, syllables

PLAIN = """
Kom koffie drinken in het dorpshuis. Elke dinsdag om 10 uur. U kunt alleen komen. Riet staat bij de deur.
Zij schenkt koffie en thee. U betaalt 2 euro. Bel Riet als u mee wilt rijden.
"""
HARD = """
In het kader van de bevordering van maatschappelijke participatie van kwetsbare inwoners dient u, indien u hiervan
gebruik wenst te maken, voorafgaand aan de bijeenkomst een schriftelijke aanmelding te verstrekken aan de
verantwoordelijke coördinator van de welzijnsorganisatie.
"""


def read(text: str, content: Content) -> Report:
    return judge(text, content.words_to_avoid, ACTIVITY_TEXT)


def kinds(report: Report) -> set[str]:
    return {finding.kind for finding in report.findings}


def test_a_plain_text_gets_a_good_score_and_no_remarks(content: Content):
    report = read(PLAIN, content)

    assert report.score is not None
    assert report.score > 80
    assert report.findings == ()
    assert list(report.shortcomings(OWN_TEXT)) == []


def test_a_policy_sentence_is_told_what_is_wrong_with_it_and_with_which_words(content: Content):
    report = read(HARD, content)

    assert report.score is not None
    assert report.score < 0
    assert len(list(report.shortcomings(ACTIVITY_TEXT))) == 2
    assert {"lange-zin", "moeilijk-woord"} <= kinds(report)
    found = {finding.word: finding.advice for finding in report.findings}
    assert found["indien"] == "Schrijf liever: als."
    assert {"dient", "kwetsbare", "participatie"} <= found.keys()


def test_each_remark_shows_the_sentence_it_is_about(content: Content):
    report = read("Kom gerust langs. Indien u wilt, komt Henk mee.", content)

    assert [(it.sentence, it.word) for it in report.findings] == [("Indien u wilt, komt Henk mee.", "Indien")]


def test_a_sentence_that_hides_who_does_it_is_pointed_out(content: Content):
    assert "lijdend" in kinds(read("Er wordt koffie geschonken.", content))
    assert "lijdend" in kinds(read("De kosten worden door de gemeente betaald.", content))


@pytest.mark.parametrize(
    "sentence",
    [
        "Riet schenkt koffie.",
        "Het wordt gezellig.",
        "Wordt u gauw moe? Wij hebben stoelen.",
        "Zij is geboren in Goor.",
    ],
)
def test_a_sentence_that_says_who_does_it_is_left_alone(sentence: str, content: Content):
    assert "lijdend" not in kinds(read(sentence, content))


def test_an_official_term_may_stay_when_it_is_explained(content: Content):
    (finding,) = (it for it in read("Vraag het bij de Wmo.", content).findings if it.word == "Wmo")

    assert finding.hint
    assert finding.advice == "Leg “Wmo” uit: wet voor hulp en zorg van de gemeente."


def test_a_short_text_gets_no_score(content: Content):
    assert read("Samen wandelen in het bos.", content).score is None


def test_times_amounts_and_short_forms_do_not_end_a_sentence():
    text = "Wij beginnen a.s. dinsdag om 9.30 uur. Het kost € 2.50 per keer. Bel dhr. Jansen."

    assert list(sentences(text)) == [
        "Wij beginnen a.s. dinsdag om 9.30 uur.", "Het kost € 2.50 per keer.", "Bel dhr. Jansen.",
    ]  # fmt: skip


def test_a_sentence_may_end_in_letters_that_are_also_a_short_form():
    assert list(sentences("Dat is een kunst. Kom kijken.")) == ["Dat is een kunst.", "Kom kijken."]


def test_markup_is_not_read_aloud():
    text = (
        '+++\ntitle = "Over"\n+++\n# Over ons\n\n- **Koffie** bij [Riet](https://voorbeeld.nl/riet)\n- Soep\n'
    )

    assert list(sentences(text)) == ["Over ons", "Koffie bij Riet", "Soep"]


def test_addresses_are_no_words():
    assert words("Mail naar riet@voorbeeld.nl of kijk op www.voorbeeld.nl.") == [
        "Mail",
        "naar",
        "of",
        "kijk",
        "op",
    ]


@pytest.mark.parametrize(
    ("word", "count"), [("koffie", 2), ("bibliotheek", 4), ("activiteit", 4), ("pannenkoek", 3)]
)
def test_syllables_are_counted_as_one_says_them(word: str, count: int):
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["koffieochtend", "dorpshuis", "pagina's", "wandelen", "Riet"])
def test_words_put_together_of_everyday_words_are_everyday(word: str):
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["vigerend", "respijtzorg", "kwartiermakerschap"])
def test_words_few_people_use_are_not_everyday(word: str):
    assert not is_everyday(word)


@given(st.text(max_size=400))
def test_any_text_gets_a_report(text: str):
    report = judge(text, (WordToAvoid(word="indien", instead="als"),), ACTIVITY_TEXT)

    assert report.longest <= report.words
    assert 0 <= report.rare <= 1
    assert all(isinstance(finding, Finding) for finding in report.findings)
