"""Words that the Dutch stemmer parts from their family, or throws in with strangers.

One family a line: the stem, then the forms that belong to it. The stemmer takes the s of "fiets" and "dans" for an
ending but not that of "fietsen" and "dansen", keeps the t of "wandelt", and knows no strong verbs.
"""

_LINES = (
    "activiteit: activiteit activiteiten",
    "baby: baby babys babytje",
    "beweeg: bewoog bewogen beweegt",
    "biljart: biljarter biljarters biljart biljarten biljartte gebiljart",
    "brei: breisters breit gebreid breide breister",
    "bus: bus bussen busje busjes",
    "cadeau: cadeau cadeaus cadeautje cadeautjes",
    "dagje: dagje dagjes",
    "dans: danser dansers danseres dans danst gedanst dansje dansjes",
    "drink: drinkt dronk gedronken",
    "eet: eet eten eters eter at gegeten etentje etentjes",
    "feest: feest feestje feestjes",
    "fiets: fietser fietsers fiets fietst gefietst fietsje fietstocht fietstochten",
    "film: film films filmpje filmpjes",
    "hengel: hengelaar hengelaars hengel hengelen hengelt",
    "haak: haakster haaksters haakt gehaakt",
    "help: helper helpers help helpt hulp geholpen hielp",
    "hobby: hobby hobbys",
    "huis: huis huizen huisje huisjes",
    "kaart: kaart kaarten kaartje kaartjes gekaart kaartte",
    "kind: kind kinderen kinders kindje kindjes kids",
    "klets: klets kletst gekletst kletsje",
    "koffie: koffie koffies koffietje",
    "kook: kookster kookt gekookt",
    "lees: lezer lezers leest gelezen las",
    "lenig: lenig lenige lenigheid",
    "loop: loper lopers liep loopt gelopen",
    "markt: markt markten marktje marktjes",
    "muziek: muziek muzikaal musiceren musiceer",
    "naai: naait genaaid",
    "ontmoet: ontmoet ontmoeting ontmoetingen ontmoette",
    "oud: oud oude",
    "ouder: ouder ouders oudere ouderen",
    "jong: jong jonge jongeren jongere",
    "praat: praat praatje praatjes gepraat",
    "puzzel: puzzelaar puzzelaars puzzel puzzels puzzelen gepuzzeld puzzelt",
    "repareer: repareren repareer repareert reparatie reparaties gerepareerd repair",
    "schaak: schaker schakers schaak schaken schaakt geschaakt",
    "schaats: schaatser schaatsers schaats schaatsen schaatst geschaatst",
    "schilder: schilder schilders schilderij schilderijen schilderes schildert geschilderd",
    "schrijf: schrijve schrijver schrijvers schrijfster schrijft schreef geschreven",
    "speel: speler spelers speelt gespeeld speelde",
    "spel: spel spellen spelletje spelletjes",
    "sport: sporter sporters sport sporten gesport sportief sportieve sportte",
    "teken: tekenen teken tekent getekend tekening tekeningen",
    "tennis: tennis tennissen tennist",
    "thee: thee theetje",
    "tocht: tocht tochten tochtje tochtjes",
    "trein: trein treinen treintje treintjes",
    "tuin: tuinder tuinders tuin tuinen tuintje tuintjes tuinieren tuinier",
    "verhaal: verhaal verhalen verhaaltje verhaaltjes",
    "verlies: verlies verliezen verloren verliest",
    "vis: visser vissers vist gevist",
    "wandel: wandelaar wandelaars wandelt gewandeld wandelde ommetje ommetjes",
    "zing: zinger zingers zingt gezongen zong",
    "zwem: zwemmer zwemmers zwemt gezwommen zwom",
)

STEMS = {
    form: stem for stem, forms in (line.split(": ") for line in _LINES) for form in (stem, *forms.split())
}
"""The stem of each folded form named here."""
