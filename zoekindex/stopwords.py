"""Folded Dutch words that say nothing about what somebody is looking for; question words among them."""

_LINES = (
    "aan al alle als bij daar dan dat de deze die dit door dus een eens en er even het hier in is maar",
    "met na naar nog of om onder ons onze ook op over per te tegen ten ter toch toe tot uit van vanaf via",
    "voor was want wel worden wordt zijn zo zonder ben bent doe doen doet ga gaan gaat had heb hebben",
    "hebt heeft kan kun kunnen kunt mag moet moeten mogen wil willen wilt wou zal zou zouden zullen haar",
    "hem hen hij hun ik je jij jou jouw jullie me men mij mijn u uw we wij ze zich zij geen niet graag",
    "waarbij waarmee waarin waarop daarbij daarmee hierbij word werd worden weet weten kom komen komt beetje",
    "iemand iets ergens hoe hoeveel waar waarom wanneer wat welk welke wie vind vinden zoek zoeken zoekt",
)
STOP_WORDS = frozenset(word for line in _LINES for word in line.split())

_FAINT_LINES = (
    "halen brengen kopen verkopen koop open dicht staan zitten liggen blijven krijgen geven nemen maken vragen",
    "gebruiken betalen bestellen huren aanvragen regelen invullen vergelijken berekenen bezorgen verlengen helpen",
    "leren kennen praten zien horen kijken nieuw nieuwe oud oude groot grote klein kleine jaar jaren uur dag dagen",
    "week tijd samen mensen ander andere anders buurt dorp stad wijk huis thuis middag avond ochtend groep club",
    "keer even snel beste leven werk werken plek ruimte deel vast vaste eigen eerste laatste half heel hele",
    "mee anderen binnen duur dure duurder goedkoper",
    "achteruit lenen together lesson lessons class classes",
    "vader moeder schoonvader schoonmoeder buurman buurvrouw broer zus tante oom",
)
FAINT_WORDS = frozenset(word for line in _FAINT_LINES for word in line.split())
"""Words that say little beside another one, and are no answer by themselves when that other one is unknown here:
"rijbewijs halen" is not about fetching.
"""
