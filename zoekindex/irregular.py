"""Words that the Dutch stemmer parts from their family, or throws in with strangers.

One family a line: the stem, then the forms that belong to it. The stemmer takes the s of "fiets" and "dans" for an
ending but not that of "fietsen" and "dansen", keeps the t of "wandelt", and knows no strong verbs.
"""

_LINES = (
    "activiteit: activiteit activiteiten",
    "baby: baby babys babytje",
    "beweeg: bewoog bewogen beweegt",
    "brei: breit gebreid breide breister",
    "bus: bus bussen busje busjes",
    "cadeau: cadeau cadeaus cadeautje cadeautjes",
    "dans: dans danst gedanst dansje dansjes",
    "drink: drinkt dronk gedronken",
    "eet: eet eten eters eter at gegeten etentje etentjes",
    "feest: feest feestje feestjes",
    "fiets: fiets fietst gefietst fietsje fietstocht fietstochten",
    "film: film films filmpje filmpjes",
    "haak: haakt gehaakt",
    "help: help helpt hulp geholpen hielp",
    "hobby: hobby hobbys",
    "huis: huis huizen huisje huisjes",
    "kaart: kaart kaarten kaartje kaartjes gekaart kaartte",
    "kind: kind kinderen kinders kindje kindjes kids",
    "klets: klets kletst gekletst kletsje",
    "koffie: koffie koffies koffietje",
    "kook: kookt gekookt",
    "lees: leest gelezen las",
    "loop: liep loopt gelopen",
    "markt: markt markten marktje marktjes",
    "muziek: muziek muzikaal musiceren musiceer",
    "naai: naait genaaid",
    "ontmoet: ontmoet ontmoeting ontmoetingen ontmoette",
    "oud: oud oude",
    "ouder: ouder ouders oudere ouderen",
    "jong: jong jonge jongeren jongere",
    "praat: praat praatje praatjes gepraat",
    "puzzel: puzzel puzzels puzzelen gepuzzeld puzzelt",
    "repareer: repareren repareer repareert reparatie reparaties gerepareerd repair",
    "schaak: schaak schaken schaakt geschaakt",
    "schaats: schaats schaatsen schaatst geschaatst",
    "schilder: schildert geschilderd",
    "schrijf: schrijft schreef geschreven",
    "speel: speelt gespeeld speelde",
    "spel: spel spellen spelletje spelletjes",
    "sport: sport sporten gesport sportief sportieve sportte",
    "teken: tekenen teken tekent getekend tekening tekeningen",
    "tennis: tennis tennissen tennist",
    "thee: thee theetje",
    "tocht: tocht tochten tochtje tochtjes",
    "trein: trein treinen treintje treintjes",
    "tuin: tuin tuinen tuintje tuintjes tuinieren tuinier",
    "verhaal: verhaal verhalen verhaaltje verhaaltjes",
    "verlies: verlies verliezen verloren verliest",
    "vis: vist gevist",
    "wandel: wandelt gewandeld wandelde ommetje ommetjes",
    "zing: zingt gezongen zong",
    "zwem: zwemt gezwommen zwom",
)

STEMS = {
    form: stem for stem, forms in (line.split(": ") for line in _LINES) for form in (stem, *forms.split())
}
"""The stem of each folded form named here."""
