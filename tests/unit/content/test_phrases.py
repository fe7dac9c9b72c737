"""Phrases are heard though not said to the letter, and not heard in other words."""

import pytest

from schuifaan.content import Content
from schuifaan.content.phrases import says

FILLERS = frozenset({"echt", "zo"})


@pytest.mark.parametrize(
    "text",
    ["wil niet meer", "Ik wil níet meer!", "ik wil echt niet zo meer", "hij wou niet meer"],
)
def test_a_phrase_is_heard_with_capitals_accents_fillers_and_other_forms(text: str):
    assert says(text, ("wil|wou niet meer",), FILLERS)


@pytest.mark.parametrize(
    "text",
    ["niet meer wil", "wil meer", "wil heus niet meer", "wil echt zo echt niet meer", "wilt niet meer", ""],
)
def test_a_phrase_is_not_heard_in_another_order_or_with_other_words_in_between(text: str):
    assert not says(text, ("wil|wou niet meer",), FILLERS)


@pytest.mark.parametrize("text", ["zelfmoort", "zelmoord", "zelfmoordd", "zefl moord", "zefmloord"])
def test_one_slip_is_forgiven_in_a_long_word(text: str):
    assert says(text, ("zelfmoord",)) == (text in {"zelfmoort", "zelmoord", "zelfmoordd"})


def test_what_means_something_else_is_taken_out_first():
    assert not says("dood hout zagen, ik wil dood hout", ("wil dood",), but_not=("dood hout",))
    assert says("ik wil dood, geen dood hout", ("wil dood",), but_not=("dood hout",))


CRISIS = [
    "ik wil niet meer leven",
    "Ik wil ECHT niet meer leven...",
    "ik wou dat ik er niet meer was, ik wil niet verder leven",
    "ik wil dood",
    "ik wil gewoon dood",
    "zelfmoord",
    "zelf moord plegen",
    "suïcide",
    "ik denk aan zelfmoort",
    "er een eind aan maken",
    "ik wil er een einde aan maken",
    "ik maak er een eind aan",
    "een einde maken aan mijn leven",
    "het leven heeft geen zin meer",
    "het hoeft voor mij niet meer",
    "ik ben het leven moe",
    "niet meer wakker worden",
    "mijn man wil niet meer leven",
    "rouwgroep na zelfdoding",
    "I want to die",
    "i don't want to live anymore",
    "ich will nicht mehr leben",
    "yaşamak istemiyorum",
    "لا أريد أن أعيش",
    "nie chcę żyć",
    "не хочу жити",
    "ik wil niet meer levn",
    "ik wil niet mee leven",
    "ik wil nietmeer leven",
    "ikwil niet meer leven",
    "niet meer leven wil ik",
    "niet meer leven",
    "niet meer leven goor dinsdag",
    "het leven hoeft niet meer",
    "ik zie het niet meer ziten",
    "geen zin meer om te leven",
    "ik will doot",
    "ik zou dood willen zijn",
    "ik wou dat ik dood was",
    "ik wil er een einde aanmaken",
    "ik wil mijzelf wat aan doen",
    "ik ben levensmoe",
    "ik wil hier niet meer zijn",
    "voor de trein gaan liggen",
    "ik kan niet meer",
    "ik kan echt niet meer!",
    "ik wil nich mear leaven",
    "i wanna die",
]
OTHERWISE = [
    "112 dag",
    "bus 113",
    "koffie op 112 meter",
    "zelfmoordpreventie training",
    "training suïcidepreventie voor vrijwilligers",
    "mijn man is dood",
    "mijn vrouw is overleden",
    "ik wil niet meer lezen",
    "ik wil niet meer alleen eten",
    "ik wil meer leven in de buurt, niet saai",
    "dood hout zagen in het bos",
    "een eind wandelen",
    "een eind maken aan de rommel",
    "ik wil niet meer zo veel sporten",
    "voor de trein naar Almelo",
    "leven in de brouwerij",
    "stervende zwaan ballet",
    "ik ben alleen",
    "klaar met werken",
    "ik kan niet meer fietsen",
    "ik hoef niet meer te werken",
    "ik wil niet meer leren",
    "ik ben doof en wil praten",
    "iets maken aan het einde van de middag",
    "eruit stappen bij het station",
    "leven met dementie",
    "",
]


@pytest.mark.parametrize("text", CRISIS)
def test_somebody_who_may_be_in_danger_is_heard(content: Content, text: str):
    assert content.crisis.concerns(text)


@pytest.mark.parametrize("text", OTHERWISE)
def test_an_ordinary_question_is_no_alarm(content: Content, text: str):
    assert not content.crisis.concerns(text)


def test_somebody_in_danger_is_told_of_112_of_113_at_no_cost_and_of_the_doctor(content: Content):
    danger, line, doctor = content.crisis.contacts

    assert danger.phone == "112"
    assert (line.phone, line.free_phone, line.website) == ("113", "0800-0113", "https://www.113.nl")
    assert "huisarts" in doctor.label
    assert doctor.phone is None
    assert all(contact.source and contact.source_dated for contact in content.crisis.contacts)


@pytest.mark.parametrize(
    "text",
    ["ik ben alleen", "Ik voel me zo alleen", "ik ken hier niemand", "eenzaam", "niemand om mee te praten",
     "I am so lonely", "ich bin allein", "أنا وحيد"],
)  # fmt: skip
def test_somebody_who_would_like_company_is_heard(content: Content, text: str):
    assert content.alone.concerns(text)


@pytest.mark.parametrize(
    "text",
    ["zwemmen alleen voor vrouwen", "niet alleen eten", "alleenstaanden", "ik kan niet alleen reizen",
     "gezelschapsspel", "week tegen eenzaamheid", "koffie"],
)  # fmt: skip
def test_who_asks_for_something_to_do_is_not_taken_to_want_company(content: Content, text: str):
    assert not content.alone.concerns(text)


def test_company_is_first_of_all_one_person_who_comes_by(content: Content):
    visit, one_to_one, *_ = content.alone.ways

    assert visit.query == {"soort": ("bezoek",)}
    assert one_to_one.query == {"vorm": ("een-op-een",)}
