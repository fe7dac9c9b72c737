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
