"""Engelsborgskolen's two banks with 70 invented entries."""

from __future__ import annotations

from portal.demo.specs import BankEntry, BankSpec
from volunteering.competence_bank.models import BankKind

LOWEST, MIDDLE, HIGHEST, ALL = (0, 1, 2, 3), (4, 5, 6), (7, 8, 9), tuple(range(10))

TUESDAY = "Tirsdag formiddag"
THURSDAY = "Torsdag hele dagen"
FRIDAY = "Fredag før kl. 12"
ASK = "Spørg en uge før"
AFTERNOONS = "Eftermiddage i fritiden"
EVENINGS = "Aftener, også til forældremøder"

PARENTS: tuple[BankEntry, ...] = (
    BankEntry(
        "Vulkaner, og hvorfor de vågner",
        "Jeg er geolog og har lavasten med, som man må røre ved.",
        (3, 4, 5, 6),
        THURSDAY,
    ),
    BankEntry("Sådan bliver et brød til", "Jeg er bager og kan have surdej med. Kræver et køkken.", LOWEST, FRIDAY),
    BankEntry("Broer, der holder", "Vi bygger en bro af spaghetti og ser, hvor meget den kan bære.", MIDDLE, TUESDAY),
    BankEntry("Et år på havet", "Jeg har sejlet over Atlanten og har billeder og søkort med.", MIDDLE, ASK),
    BankEntry("Tyrkiske eventyr", "Jeg fortæller på dansk og tyrkisk, og alle kan være med.", LOWEST, FRIDAY),
    BankEntry("Hvad laver en sygeplejerske om natten?", "Om at passe på mennesker, mens byen sover.", ALL, ASK),
    BankEntry(
        "Bier og honning", "Jeg har et glasstade, så man kan se bierne arbejde.", (1, 2, 3, 4), "Maj til september"
    ),
    BankEntry(
        "Programmér et lille spil", "To timer i Scratch. Kræver, at klassen har computere.", (4, 5, 6, 7), THURSDAY
    ),
    BankEntry("Dommeren dømmer", "Vi holder en retssag i klassen, og eleverne er dommere.", HIGHEST, ASK),
    BankEntry("Polsk jul", "Sange, oblater og tolv retter, fortalt med billeder.", LOWEST, "December"),
    BankEntry("Stjernehimlen", "Vi mødes i skolegården efter mørkets frembrud med min kikkert.", ALL, EVENINGS),
    BankEntry("At tegne tegneserier", "Fra blank side til fire ruder på en time.", MIDDLE, TUESDAY),
    BankEntry("Brandmand for en dag", "Jeg har uniform, hjelm og slange med.", LOWEST, ASK),
    BankEntry(
        "Demokrati i praksis", "Jeg har siddet i en valgbestyrelse og viser, hvordan stemmer tælles.", HIGHEST, FRIDAY
    ),
    BankEntry("Kinesiske skrifttegn", "Vi maler tegn med pensel og lærer ti ord.", MIDDLE, THURSDAY),
    BankEntry("Førstehjælp for børn", "Plaster, stabilt sideleje og at ringe 112.", (2, 3, 4, 5), TUESDAY),
    BankEntry("Violin tæt på", "Man må prøve at stryge en tone.", LOWEST, FRIDAY),
    BankEntry("Træer i kvarteret", "En gåtur, hvor vi lærer ti træer at kende.", MIDDLE, "Forår og efterår"),
    BankEntry("Sådan laver man en avis", "Jeg er journalist. Vi skriver en forside sammen.", (5, 6, 7, 8), THURSDAY),
    BankEntry("Skak for begyndere", "Jeg har 12 brætter med.", (2, 3, 4, 5, 6), AFTERNOONS),
    BankEntry("Mad fra Iran", "Ris med sprød bund. Kræver et køkken.", (6, 7, 8), ASK),
    BankEntry("Hvordan virker en vindmølle?", "Model, vind fra en hårtørrer og mange spørgsmål.", MIDDLE, TUESDAY),
    BankEntry(
        "At være tolk", "Om at leve mellem to sprog. Vi leger med ord, der ikke kan oversættes.", HIGHEST, FRIDAY
    ),
    BankEntry("Ukrainske påskeæg", "Vi maler æg med voks og farver.", LOWEST, "Ugerne før påske"),
    BankEntry(
        "Robotter, der hjælper", "Jeg bygger robotter til hospitaler og har en lille en med.", (5, 6, 7, 8, 9), ASK
    ),
    BankEntry("Strikkecafé", "Jeg har garn og pinde til alle.", (3, 4, 5, 6), AFTERNOONS),
    BankEntry("Da jeg kom til Danmark", "En personlig fortælling om at begynde forfra.", (6, 7, 8, 9), THURSDAY),
    BankEntry("Fossiler fra Stevns", "Vi leder i en kasse kridt og finder søpindsvin.", LOWEST, TUESDAY),
    BankEntry("Parkour for alle", "Hop, rul og balance i idrætstimen.", (4, 5, 6, 7), FRIDAY),
    BankEntry("Hvad er et budget?", "Klassen planlægger en fest for 2.000 kroner.", (6, 7, 8), ASK),
    BankEntry("Tegnsprog på en time", "Vi lærer alfabetet og at sige hej.", ALL, THURSDAY),
    BankEntry("Ægte astronautmad", "Jeg har arbejdet med mad til rumfart.", MIDDLE, TUESDAY),
    BankEntry("Arabisk kalligrafi", "Skriv dit navn med rørpen og blæk.", (4, 5, 6, 7), FRIDAY),
    BankEntry("Bag om teatret", "Jeg er scenetekniker. Vi laver torden og regn.", (3, 4, 5, 6), ASK),
    BankEntry("Hunde, og hvordan man møder dem", "Min rolige hund er med, hvis ingen har allergi.", LOWEST, FRIDAY),
    BankEntry("Fra idé til hus", "Jeg er arkitekt. Vi tegner skolens drømmehule.", MIDDLE, THURSDAY),
    BankEntry("Klassisk guitar til morgensang", "Jeg akkompagnerer, hvis I synger.", ALL, "Mandag morgen"),
    BankEntry("Hvad gør en landmand om vinteren?", "Med fotos af kalve og en sæk korn.", LOWEST, ASK),
    BankEntry("Statistik, der snyder", "Vi finder fejl i diagrammer fra virkeligheden.", HIGHEST, TUESDAY),
    BankEntry("Papirfoldning fra Japan", "En trane, en frø og en æske.", (2, 3, 4, 5), AFTERNOONS),
    BankEntry("Førerhund på arbejde", "Om at se uden øjne.", ALL, ASK),
    BankEntry("Fodbolddommer", "Om fairness, og hvorfor dommeren nogle gange tager fejl.", (4, 5, 6, 7), AFTERNOONS),
    BankEntry("Lav din egen sæbe", "Olie, duft og lidt kemi under opsyn.", (7, 8, 9), THURSDAY),
    BankEntry("Spansk på en formiddag", "Vi handler ind på et torv, der kun taler spansk.", (5, 6, 7), FRIDAY),
    BankEntry("Sådan flyver et fly", "Jeg er pilot. Vi folder fly og måler, hvor langt de når.", MIDDLE, ASK),
    BankEntry("Urter, man kan spise", "En tur rundt om skolen med kurv.", (1, 2, 3, 4), "Maj og juni"),
    BankEntry("Musik på computeren", "Vi laver et beat, klassen kan rappe over.", HIGHEST, EVENINGS),
    BankEntry("Hvad er en opfindelse?", "Jeg arbejder med patenter og har sjove eksempler med.", MIDDLE, TUESDAY),
    BankEntry("Livet på et plejehjem", "Hvad jeg har lært af mennesker på 90 år.", HIGHEST, THURSDAY),
    BankEntry("Cykelværksted", "Lap et dæk og stil dine gear.", (4, 5, 6, 7), AFTERNOONS),
    BankEntry("Fransk morgenbord", "Croissanter, sange og ti ord.", LOWEST, FRIDAY),
    BankEntry("Fiskens indre", "Vi åbner en sild og finder svømmeblæren.", MIDDLE, ASK),
)

NEIGHBOURS: tuple[BankEntry, ...] = (
    BankEntry("Kvarteret for 60 år siden", "Gamle fotos af de gader, I går på hver dag.", MIDDLE, TUESDAY),
    BankEntry("At binde en bog", "Nål, tråd og et omslag, man selv vælger.", (4, 5, 6, 7), THURSDAY),
    BankEntry("Min tid som postbud", "Om cykler, hunde og breve med blomster på.", LOWEST, FRIDAY),
    BankEntry("Skolen i 1955", "Griffel, tavle og mælk i flaske.", LOWEST, TUESDAY),
    BankEntry("Guldsmedens værksted", "Klassen er velkommen hos mig, otte ad gangen.", (6, 7, 8, 9), ASK),
    BankEntry("Fugle ved foderbrættet", "Vi lytter og lærer fem stemmer.", (1, 2, 3, 4), "November til marts"),
    BankEntry("Urmageren åbner et ur", "Med lup og pincet. Kom tæt på.", MIDDLE, THURSDAY),
    BankEntry("Harmonika til fællessang", "Jeg kan det meste fra sangbogen.", ALL, FRIDAY),
    BankEntry("Fra frø til suppe", "I min nyttehave fem minutter fra skolen.", LOWEST, "Maj til september"),
    BankEntry("Boghandlerens bedste", "Ti bøger, jeg ikke kan lade være med at tale om.", HIGHEST, TUESDAY),
    BankEntry(
        "Maleri med lys og skygge", "Vi maler et æble, så man får lyst til at spise det.", (5, 6, 7, 8), AFTERNOONS
    ),
    BankEntry("At være dansk i Argentina", "Om slægtninge, der rejste ud, og dem, der kom hjem.", HIGHEST, ASK),
    BankEntry("Snedkerens samlinger", "Uden søm og uden lim. Prøv selv.", (5, 6, 7, 8), THURSDAY),
    BankEntry("Fortællinger fra apoteket", "Hvad er forskellen på medicin og gift?", (7, 8, 9), ASK),
    BankEntry("Kanoer på åen", "En eftermiddag med redningsvest og ro på.", (6, 7, 8), "Juni og august"),
    BankEntry("Digte, der kan læses højt", "Jeg læser mine egne og hjælper jer med jeres.", HIGHEST, FRIDAY),
    BankEntry("Genbrug, der bliver til smykker", "Knapper, glas og gamle cykelslanger.", (3, 4, 5, 6), AFTERNOONS),
    BankEntry("Morsekode", "Vi sender hemmelige beskeder på tværs af klassen.", (3, 4, 5, 6), TUESDAY),
)

BANKS = (
    BankSpec(
        institution="engelsborgskolen",
        kind=BankKind.PARENTS,
        introduction="Forældre, bedsteforældre og andre i elevernes familier. Slå op, hvad du mangler, og spørg.",
        entries=PARENTS,
    ),
    BankSpec(
        institution="engelsborgskolen",
        kind=BankKind.LOCAL,
        introduction="Naboer og andre fra kvarteret, som gerne kommer på besøg eller viser frem hjemme hos sig selv.",
        entries=NEIGHBOURS,
    ),
)
