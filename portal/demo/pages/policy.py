"""The section about the policy and its eight commitments."""

from __future__ import annotations

from typing import Final

from cms.pages.articles import ArticlePage, SectionPage
from portal.demo.pages.specs import PageSpec, call, cards, facts, questions, steps, table, text

EIGHT: Final = (
    ("Workshop hvert andet år", "Foreninger, borgere, politikere og ansatte mødes og lægger planer.", "side:workshop"),
    ("Et tema for puljen", "Hvert år samles pengene om ét tema, som foreningerne er hørt om.", "side:aarets-tema"),
    ("Viden samlet ét sted", "Love, kurser, foreningsguide og links, som bliver holdt ved lige.", "side:viden-og-love"),
    ("En pakke til jer, der begynder", "Ti trin fra idé til de første frivillige.", "side:ivaerksaetterpakken"),
    ("Frivilligprisen", "En gang om året siger byen tak.", "side:frivilligprisen"),
    ("Nøglepersoner", "Nogen at ringe til: en fast koordinator og kolleger i forvaltningerne.", "side:noeglepersoner"),
    (
        "Støtte til et fælles forum",
        "Samler I jer, hjælper kommunen med lokaler eller administration.",
        "side:faelles-forum",
    ),
    ("Evaluering uden besvær", "Vi ser jævnligt på, hvad der virker, uden at det tynger de små.", "side:evaluering"),
)
"""The eight commitments: title, words, where each is kept."""

SECTION: Final = PageSpec(
    SectionPage,
    "frivilligpolitik",
    "Frivilligpolitik",
    "Hvad vil kommunen med det frivillige arbejde, og hvad lover den dem, der laver det?",
    picture="raadhus",
    texts={
        "body": (
            "<p>Politikken blev til i 2011 og handler om frivilligt socialt arbejde. Den lover otte ting. Hver af dem har sin egen "
            "side, så du kan se, hvordan løftet bliver holdt, og hvem du kan spørge.</p>"
        )
    },
    children=(
        PageSpec(
            ArticlePage,
            "politikken",
            "Politikken kort fortalt",
            "Fire mål, fem værdier og otte løfter. Det kan læses, mens kaffen løber igennem.",
            picture="raadhus",
            streams={
                "body": (
                    text(
                        "<h2>Hvorfor en politik?</h2><p>Mange i Lyngby-Taarbæk bruger deres fritid på andre. Det sker, fordi de har lyst, "
                        "og fordi nogen har spurgt dem. Kommunen kan ikke bestille det. Men den kan gøre det lettere at begynde og rarere at "
                        "blive ved. Det er, hvad politikken handler om.</p><h2>Hvem gælder den for?</h2><p>Den er skrevet for foreninger og "
                        "frivillige, der arbejder socialt. De seks projekter fra 2009 og 2010 viste, at meget af det samme gælder, når "
                        "frivillige kommer i børnehaver, på skoler og på ældrecentre. Derfor har begge dele plads her.</p>"
                    ),
                    cards("De otte løfter", *EIGHT),
                    facts(
                        "Læs videre",
                        '<a href="side:vision-og-maal">Vision og mål</a>: hvor vi gerne vil hen',
                        '<a href="side:vaerdier">Værdier</a>: hvordan vi vil være over for hinanden',
                        '<a href="side:strategi">Strategi</a>: hvordan politikken bliver til noget nyt',
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "vision-og-maal",
            "Vision og mål",
            "Et Lyngby-Taarbæk, hvor det er let at hjælpe, og hvor der er mange måder at gøre det på.",
            picture="vej",
            streams={
                "body": (
                    text(
                        "<h2>Visionen</h2><p>Visionen er en by med mange slags initiativer, hvor borgere er noget for hinanden. Ikke ét stort "
                        "program, men mange små og større ting, der får lov at ligne dem, der laver dem.</p>"
                    ),
                    steps(
                        "De fire mål",
                        (
                            "Mere og stærkere",
                            "Vi vil fremme frivilligt socialt arbejde og gøre det, der er i gang, stærkere.",
                        ),
                        (
                            "Let at få øje på",
                            "Vi vil vise det frem, så flere ved, hvad der findes, og får lyst til at være med.",
                        ),
                        ("I udvikling", "Vi vil støtte og inspirere, så gode idéer kan prøves af og blive bedre."),
                        (
                            "Plads hos os selv",
                            "Vi vil gøre plads til frivillige i kommunens egen sociale indsats, ved siden af personalet.",
                        ),
                    ),
                    text(
                        "<h2>Kan man måle det?</h2><p>Noget af det. Vi tæller, hvor mange der er med, hvor og hvor meget, uden at nogen kan "
                        'kendes. <a href="url:figures">Tallene</a> er arbejdsgruppens. Resten må fortælles, og det gør vi i '
                        '<a href="side:gode-historier">de gode historier</a>.</p>'
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "vaerdier",
            "Værdier",
            "Tillid, respekt og plads til at bestemme selv. Det er det, samarbejdet hviler på.",
            picture="haender",
            streams={
                "body": (
                    text(
                        "<h2>Tillid</h2><p>Vi går ud fra, at I vil det bedste. Derfor spørger vi kun om det, vi skal bruge.</p>"
                        "<h2>Respekt for hinandens roller</h2><p>Frivillige og ansatte kan noget forskelligt. Vi siger højt, hvem der gør "
                        "hvad, så ingen skal gætte.</p>"
                        "<h2>I bestemmer selv</h2><p>Foreningerne vælger deres egne opgaver og deres egen rækkefølge. Kommunen kan foreslå, "
                        "men ikke bestille.</p>"
                        "<h2>Vi er fælles om det</h2><p>Et godt sted at bo er ikke kun kommunens sag. Alle har noget at give, og alle har "
                        "engang brug for at få.</p>"
                        "<h2>Netværk mellem mennesker</h2><p>Det vigtigste, frivillige laver, kan sjældent ses på et skema: De lærer "
                        "hinanden at kende.</p>"
                    ),
                    facts(
                        "Sådan kan det mærkes",
                        "Få møder og korte papirer",
                        "Én kontaktperson, der kender jer",
                        "Et ærligt svar, også når det er nej",
                        "Tak, sagt højt",
                        tone="sun",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "workshop",
            "Workshop hvert andet år",
            "En dag, hvor foreninger, borgere, politikere og ansatte sætter sig om samme bord.",
            picture="workshop",
            streams={
                "body": (
                    text(
                        "<h2>Hvad er det?</h2><p>Hvert andet år inviterer kommunen til workshop. Her får I tid til det, der ellers bliver "
                        "talt om på trappen: Hvad kunne vi gøre sammen? Hvem kender nogen, der kan hjælpe? Hvad er i vejen?</p>"
                    ),
                    facts(
                        "Hvem er inviteret?",
                        "Repræsentanter for de frivillige sociale foreninger",
                        "Alle andre, der er nysgerrige. Du behøver ikke være medlem af noget",
                        "Medlemmer af kommunalbestyrelsen",
                        "Ansatte, der møder frivillige i hverdagen",
                    ),
                    steps(
                        "Sådan forløber dagen",
                        ("Vi spiser sammen", "Man sidder ikke ved siden af nogen, man kender i forvejen."),
                        ("Tre ting, der virkede", "Foreninger fortæller kort om noget, andre kan låne."),
                        (
                            "Bordene arbejder",
                            "Hvert bord tager ét spørgsmål og slutter med én aftale, der har et navn og en dato.",
                        ),
                        (
                            "Vi samler op",
                            "Aftalerne bliver skrevet ned og sendt til alle. Næste gang begynder vi med, hvad der blev af dem.",
                        ),
                    ),
                    call(
                        "Kommer du?",
                        "Næste workshop og de andre arrangementer står i kalenderen.",
                        "Se arrangementer",
                        "url:event_list",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "noeglepersoner",
            "Nøglepersoner",
            "Du skal ikke vide, hvilket kontor det hører til. Spørg koordinatoren, så finder vi den rigtige.",
            picture="snak",
            streams={
                "body": (
                    text(
                        "<h2>Den faste koordinator</h2><p>I Social- og Sundhedsforvaltningen sidder en fast koordinator for det frivillige "
                        "sociale arbejde. Her kan du spørge om puljer, foreningsguiden og denne hjemmeside.</p>"
                        "<h2>Nøglepersoner i forvaltningerne</h2><p>Politikken foreslår, at kolleger med lyst til det bliver nøglepersoner i "
                        "de andre forvaltninger. De giver jer et råd, når I går i stå, og de husker deres egne på at spørge: Kunne frivillige "
                        "være med her?</p>"
                    ),
                    table(
                        "Hvem kan hjælpe med hvad?",
                        ("Du vil gerne", "Spørg"),
                        ("Søge penge eller rette jeres opslag i guiden", "Koordinatoren"),
                        ("Bruge et lokale på en skole eller i en børnehave", "Nøglepersonen for børn og unge"),
                        ("Komme på besøg på et ældrecenter", "Koordinatoren"),
                        ("Lave noget på biblioteket eller i en park", "Nøglepersonen for kultur og fritid"),
                        ("Noget helt andet", "Koordinatoren. Vi sender dig videre og følger op"),
                    ),
                    cards(
                        "Skriv, når det passer dig",
                        ("Har du en idé?", "Stor eller lille. Du kan følge, hvad der bliver af den.", "url:idea_new"),
                        (
                            "Råd til jeres forening",
                            "Spørg om regler, lokaler og samarbejde.",
                            "url:consultancy_request",
                        ),
                    ),
                    call(
                        "Se, hvem de er",
                        "Navne, numre og hvad de hver især ved noget om.",
                        "Find en nøgleperson",
                        "url:contact_list",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "faelles-forum",
            "Et fælles forum",
            "Vil I samle foreningerne i ét forum? Så hjælper kommunen med lokaler eller administration.",
            picture="forum",
            streams={
                "body": (
                    text(
                        "<h2>Jeres eget</h2><p>Et fælles forum er noget, foreningerne selv finder på og selv styrer. Kommunen opretter det ikke "
                        "og sidder ikke for bordenden. Men er der bred opbakning, giver vi gerne en hånd med det praktiske.</p>"
                    ),
                    steps(
                        "Sådan gør I",
                        (
                            "Tal sammen",
                            "Brug workshoppen eller et netværksmøde til at høre, om andre savner det samme.",
                        ),
                        (
                            "Find opbakning",
                            "Spørg bredt: små og store, gamle og nye foreninger. Opbakningen skal kunne ses.",
                        ),
                        (
                            "Skriv, hvad I har brug for",
                            "Et mødelokale? Hjælp til referater og regnskab? En halv side er nok.",
                        ),
                        ("Få svar", "Koordinatoren ser på det og siger, hvornår I hører mere."),
                    ),
                    questions(
                        "Spørgsmål og svar",
                        (
                            "Hvor mange foreninger skal bakke op?",
                            "Når fem foreninger har sagt ja, ser koordinatoren på det. Jo flere slags frivillige I taler for, jo bedre.",
                        ),
                        (
                            "Kan vi få både lokaler og penge?",
                            "Politikken nævner lokaler eller penge til administration. Spørg, hvad der er muligt i år.",
                        ),
                        (
                            "Kan en forening lade være?",
                            "Ja. Ingen skal være med i et forum for at søge puljen eller stå i guiden.",
                        ),
                    ),
                    call(
                        "Har I en begyndelse?",
                        "Skriv, hvad I vil, og find opbakning i foreningsguiden. De andre svarer med ét tryk.",
                        "Begynd et fælles forum",
                        "url:forum_request",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "evaluering",
            "Evaluering, der er til at bære",
            "Vi vil vide, om det virker. Men en lille gruppe skal bruge sin tid på mennesker og ikke på skemaer.",
            picture="notesbog",
            streams={
                "body": (
                    text(
                        "<h2>Hvad ser vi på?</h2><ul><li>Hvad giver det for dem, det er til for?</li><li>Hvordan går samarbejdet mellem "
                        "kommunen og foreningerne?</li><li>Hvad lærte vi af årets tema?</li></ul><h2>Hvordan?</h2><p>Med samtale. Vi holder "
                        "møder, hvor foreninger fortæller, og hvor der bliver lyttet. Tallene henter vi fra det, der allerede er skrevet ned, så "
                        "I ikke skal skrive det igen.</p>"
                    ),
                    table(
                        "Så lidt som muligt, så meget som nødvendigt",
                        ("Hvor meget har I fået?", "Hvad beder vi om?"),
                        ("En lille sum", "En kort erklæring om, hvad pengene gik til"),
                        ("En mellemstor sum", "Et regnskab, som jeres egen revisor har set på"),
                        ("En stor sum", "Et regnskab, som en revisor udefra har set på"),
                    ),
                    facts(
                        "Vores løfte",
                        "Ingen evaluering må være en byrde for et lille initiativ.",
                        "I får at vide, hvad svarene bliver brugt til.",
                        "Ingen enkeltpersoner kan kendes i det, vi offentliggør.",
                        tone="sun",
                    ),
                    text(
                        "<p>De seks projekter blev evalueret i 2010. Læs, hvad der virkede, og hvad der ikke gjorde, i "
                        '<a href="side:gode-historier">de gode historier</a>. Evalueringsmøderne står blandt '
                        '<a href="url:event_list">arrangementerne</a>.</p>'
                    ),
                    call(
                        "Har I lært noget, andre kan bruge?",
                        "To linjer er nok. Det tæller mere end et skema.",
                        "Fortæl os det",
                        "url:idea_new",
                    ),
                )
            },
        ),
    ),
)
