"""The section of rules, courses and links. The law is explained; no page says how a case ends."""

from __future__ import annotations

from typing import Final

from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.courses import CourseListPage
from cms.pages.legislation import LegislationPage
from cms.pages.links import LinkCollectionPage
from portal.demo.pages.specs import PageSpec, facts, questions, rule, steps, table, text

LAWS: Final = "https://www.retsinformation.dk/"
"""Where every Danish law can be looked up by its name."""
BORGER: Final = "https://www.borger.dk/"

SECTION: Final = PageSpec(
    SectionPage,
    "viden-og-love",
    "Viden og love",
    "Regler i almindelige ord, kurser og links. Hver regel nævner sin kilde, så du kan læse efter.",
    picture="lov",
    texts={
        "body": (
            "<p>Her forklarer vi reglerne. Vi afgør ikke, hvad der gælder i netop din sag. Er du i tvivl, så spørg den, der gør det: "
            "din a-kasse, din sagsbehandler eller myndigheden selv.</p>"
            '<p>Leder du efter nogen eller noget at være med i, så se <a href="url:association_list">foreningsguiden</a> og '
            '<a href="url:event_list">arrangementerne</a>.</p>'
        )
    },
    children=(
        PageSpec(
            LegislationPage,
            "regler-for-frivillige",
            "Regler for dig, der er frivillig",
            "Attester, tavshedspligt, ansvar og dine oplysninger. Kort fortalt og med kilder.",
            picture="lov",
            texts={
                "introduction": "<p>Stedet, du kommer på, kender reglerne og hjælper dig. Du skal ikke kunne dem udenad.</p>"
            },
            streams={
                "entries": (
                    rule(
                        "Børneattest",
                        "<p>En børneattest viser, om man er straffet for overgreb mod børn under 15 år. Den skal hentes, før man får direkte "
                        "kontakt med børn under 15 år, når tilknytningen er fast. Stedet beder politiet om den, og du siger ja i din digitale "
                        "post. En enkelt tur med klassen er normalt ikke en fast tilknytning.</p>",
                        "Lov om indhentelse af børneattest § 2",
                        LAWS,
                    ),
                    rule(
                        "Straffeattest",
                        "<p>Nogle opgaver giver adgang til menneskers hjem eller ejendele. Der kan stedet bede om en straffeattest. Du henter "
                        "den selv og viser den frem. Vi gemmer ikke papiret, kun at det er set.</p>",
                        "Politiet, straffeattest til privat brug",
                        "https://politi.dk/",
                    ),
                    rule(
                        "Tavshedspligt",
                        "<p>Når du hjælper et sted, der løser opgaver for det offentlige, må du ikke fortælle fortrolige ting videre. Det gælder "
                        "både det, du får at vide, og det, du kommer til at høre. Pligten varer ved, også når du er holdt op.</p>",
                        "Forvaltningsloven § 27",
                        "https://www.retsinformation.dk/eli/lta/2014/433",
                    ),
                    rule(
                        "Hvis tavshedspligten bliver brudt",
                        "<p>At røbe noget fortroligt med vilje kan straffes. Det sker sjældent for frivillige, for de fleste spørger først. Er "
                        "du i tvivl, så lad være med at fortælle det, og spørg din kontaktperson.</p>",
                        "Straffeloven § 152",
                        LAWS,
                    ),
                    rule(
                        "Dine oplysninger",
                        "<p>Kommunen må kun have de oplysninger om dig, som opgaven kræver, og kun så længe den kræver dem. Du kan få dem at se, "
                        "få dem rettet og bede om at få dem slettet. Det kan du gøre på din egen side.</p>",
                        "Databeskyttelsesforordningen art. 5 og 13–17",
                        "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
                    ),
                )
            },
        ),
        PageSpec(
            LegislationPage,
            "ydelser",
            "Når du får dagpenge eller en anden ydelse",
            "Du må gerne give en hånd. Men spørg din a-kasse eller kommunen, før du begynder.",
            picture="samtale",
            texts={
                "introduction": (
                    "<p><b>Spørg først.</b> Reglerne er forskellige for hver ydelse, og kilderne er ikke enige om det hele. Derfor giver vi dig "
                    "ikke et svar her. Vi fortæller, hvad du kan spørge om. Ved hver opgave kan du printe en beskrivelse og tage den "
                    "med. Der står, hvem der står for opgaven: stedet selv eller en forening.</p>"
                )
            },
            streams={
                "entries": (
                    rule(
                        "Dagpenge",
                        "<p>Frivilligt arbejde direkte for en offentlig institution kan blive trukket fra. Arbejde for en frivillig forening "
                        "bliver det ofte ikke, heller ikke når det foregår på en institution. Op til 44 timer om måneden for en forening er det "
                        "tal, a-kasserne plejer at nævne. Spørg din egen.</p>",
                        "Lov om arbejdsløshedsforsikring m.v. og bekendtgørelsen om udbetaling af dagpenge",
                        LAWS,
                    ),
                    rule(
                        "Efterløn",
                        "<p>Her ligner reglerne dem for dagpenge, men tallet, der plejer at blive nævnt, er op til 65 timer om måneden for en "
                        "forening. Spørg din a-kasse, før du begynder.</p>",
                        "Lov om arbejdsløshedsforsikring m.v.",
                        LAWS,
                    ),
                    rule(
                        "Kontanthjælp",
                        "<p>Du må gerne lave noget for andre, men du skal stadig kunne møde op til det, jobcentret har aftalt med dig. Tal med din "
                        "sagsbehandler, og tag beskrivelsen af opgaven med.</p>",
                        "Lov om aktiv socialpolitik",
                        LAWS,
                    ),
                    rule(
                        "Sygedagpenge",
                        "<p>Kommunen ser på, om det, du gør, passer med, at du er sygemeldt. En time i godt selskab kan være en god ting. Spørg "
                        "først, så den ikke bliver misforstået.</p>",
                        "Sygedagpengeloven",
                        LAWS,
                    ),
                    rule(
                        "Fleksjob og førtidspension",
                        "<p>Mange med fleksjob eller førtidspension er frivillige. Nogle gange ser kommunen på, hvad det siger om, hvor meget man "
                        "kan arbejde. Tal med din sagsbehandler, hvis du er i tvivl.</p>",
                        "Borger.dk: fleksjob og førtidspension",
                        BORGER,
                        next_check="dag:-1",
                    ),
                )
            },
        ),
        PageSpec(
            LegislationPage,
            "regler-for-foreninger",
            "Regler for jer, der er en forening",
            "Ret til at mødes, støtte fra kommunen, attester og medlemmers oplysninger.",
            picture="forum",
            texts={
                "introduction": "<p>I Danmark er det let at lave en forening. Der er få regler, og de fleste bestemmer I selv i vedtægterne.</p>"
            },
            streams={
                "entries": (
                    rule(
                        "Retten til at danne en forening",
                        "<p>Borgere må danne foreninger uden at spørge nogen om lov, når formålet er lovligt. Der findes ingen særlig lov om, "
                        "hvordan en forening skal se ud. Derfor er jeres vedtægter vigtige.</p>",
                        "Grundloven § 78",
                        "https://www.retsinformation.dk/eli/lta/1953/169",
                    ),
                    rule(
                        "Støtte til frivilligt socialt arbejde",
                        "<p>Kommunen skal samarbejde med frivillige sociale foreninger og sætter hvert år penge af til dem. Hvor mange, og hvordan "
                        "de bliver delt ud, bestemmer kommunen.</p>",
                        "Serviceloven § 18",
                        LAWS,
                    ),
                    rule(
                        "Støtte på ældreområdet",
                        "<p>Arbejder I med og for ældre, kan støtten også hvile på ældreloven. I skal ikke selv finde ud af, hvilken lov det er. "
                        "Det står i opslaget om puljen.</p>",
                        "Ældreloven § 7",
                        LAWS,
                    ),
                    rule(
                        "Børneattester i foreninger",
                        "<p>Har I frivillige, der er fast sammen med børn under 15 år, skal I hente børneattester. En gang om året skriver I under "
                        "på, at I gør det. Attesterne bliver hos jer og skal aldrig sendes til os.</p>",
                        "Lov om indhentelse af børneattest § 2 og folkeoplysningsloven § 4",
                        LAWS,
                    ),
                    rule(
                        "Medlemmers oplysninger",
                        "<p>Databeskyttelse gælder også små foreninger. Hav kun de oplysninger, I bruger, fortæl hvorfor, og slet dem, når I ikke "
                        'skal bruge dem mere. Vi har skrevet en <a href="side:persondata-i-foreningen">kort vejledning</a>.</p>',
                        "Databeskyttelsesforordningen og databeskyttelsesloven",
                        "https://www.datatilsynet.dk/",
                    ),
                    rule(
                        "Når kommunen afgør jeres sag",
                        "<p>Den, der selv sidder i jeres bestyrelse eller er tæt på den, må ikke være med til at afgøre, om I får penge. Det hedder "
                        "habilitet, og det beskytter både jer og de andre.</p>",
                        "Forvaltningsloven § 3",
                        "https://www.retsinformation.dk/eli/lta/2014/433",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "boerneattest",
            "Børneattest trin for trin",
            "Sådan foregår det, hvor længe det tager, og hvad der bliver gemt.",
            picture="boernehave",
            streams={
                "body": (
                    steps(
                        "Fem trin",
                        (
                            "Stedet ser, om den skal hentes",
                            "Det kommer an på, om du skal være fast sammen med børn under 15 år.",
                        ),
                        ("Stedet spørger politiet", "Det foregår hos politiet og ikke her på siden."),
                        ("Du får en besked", "Den ligger i din digitale post. Du har 14 dage til at sige ja."),
                        ("Stedet får svaret", "En leder ser på attesten og sletter den bagefter."),
                        ("I går i gang", "Her står kun, at attesten er i orden, og hvornår der skal ses på den igen."),
                    ),
                    facts(
                        "Det gemmer vi",
                        "Hvilken slags attest, og hvilket sted",
                        "Hvornår den blev bestilt, og hvornår den var i orden",
                        "Aldrig selve attesten, dit personnummer eller et nej",
                    ),
                    questions(
                        "Spørgsmål og svar",
                        (
                            "Kan jeg komme, mens vi venter?",
                            "Du kan se stedet og møde personalet. Du er ikke alene med børn, før attesten er i orden.",
                        ),
                        ("Hvad nu, hvis jeg ikke vil sige ja?", "Så er der andre opgaver. Ingen spørger hvorfor."),
                        (
                            "Jeg er kun med på en enkelt tur",
                            "En enkelt tur er en kort tilknytning. Stedet må gerne hente en attest, men skal normalt ikke.",
                        ),
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "tavshedspligt",
            "Tavshedspligt i hverdagen",
            "Du må gerne fortælle, hvad du laver. Ikke hvem du mødte, og hvad de sagde.",
            picture="samtale",
            streams={
                "body": (
                    text(
                        "<h2>En god huskeregel</h2><p>Forestil dig, at den, du fortæller om, står lige bag dig. Ville du så sige det? Hvis "
                        "ikke, så lad det blive.</p>"
                    ),
                    table(
                        "Må jeg fortælle det?",
                        ("Situation", "Svar"),
                        ("Jeg læser højt i en børnehave om tirsdagen", "Ja"),
                        ("En af beboerne og jeg taler om gamle dage", "Ja, uden navn og uden det, der kan kendes"),
                        ("Et barn fortalte noget, der bekymrer mig", "Kun til din kontaktperson, og samme dag"),
                        ("Jeg så en nabo på ældrecentret", "Nej. At man er der, er også fortroligt"),
                        (
                            "Et billede af dagen på de sociale medier",
                            "Nej, medmindre det er aftalt med dem, der er på det",
                        ),
                    ),
                    text(
                        "<h2>Det går begge veje</h2><p>Personalet har også tavshedspligt. De taler ikke om dig, og de kan ikke fortælle dig "
                        "alt om dem, du møder. Det er ikke mistillid. Det er den samme omhu.</p><h2>På skrift</h2><p>Når du laver en fast "
                        "aftale, læser du en kort tekst om tavshedspligt og siger ja til den. Den gælder også, når du er holdt op.</p>"
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "forsikring",
            "Forsikring",
            "Ved hver opgave står, hvem der forsikrer dig. Her kan du læse, hvad det betyder.",
            picture="haender",
            streams={
                "body": (
                    text(
                        "<h2>Tre spørgsmål, du kan stille</h2><ul><li>Hvad sker der, hvis jeg kommer til skade?</li><li>Hvad sker der, hvis jeg "
                        "kommer til at ødelægge noget?</li><li>Gælder det også på vej hjem og på ture?</li></ul>"
                    ),
                    table(
                        "Hvem forsikrer?",
                        ("Der står", "Det betyder"),
                        ("Stedet forsikrer", "Spørg stedet, hvad deres forsikring dækker"),
                        (
                            "Foreningen forsikrer",
                            "Foreningen, der står for opgaven, har tegnet en forsikring for frivillige",
                        ),
                        ("Din egen forsikring", "Tal med dit eget selskab om ulykke og ansvar, før du begynder"),
                    ),
                    facts(
                        "For foreninger",
                        "Tjek, om landsforeningen har en forsikring, I er dækket af",
                        "Spørg efter ansvar og ulykke for frivillige, ikke kun for bestyrelsen",
                        "Skriv i aftalen, hvad der gælder",
                        tone="sun",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "persondata-i-foreningen",
            "Persondata i foreningen",
            "Fem vaner, der gør databeskyttelse til noget, I kan nå mellem to møder.",
            picture="notesbog",
            streams={
                "body": (
                    steps(
                        "Fem gode vaner",
                        ("Skriv ned, hvad I har", "Navne, telefonnumre, betaling. På én side: hvad, hvor og hvorfor."),
                        (
                            "Hav kun det, I bruger",
                            "Skal I kende alderen, er et årstal måske nok. Personnummeret har I næsten aldrig brug for.",
                        ),
                        (
                            "Fortæl det",
                            "En kort tekst til medlemmerne: hvad I gemmer, hvorfor, hvor længe, og hvem de kan spørge.",
                        ),
                        (
                            "Pas på det",
                            "Ingen lister i en fælles indbakke. Skift adgang, når nogen går ud af bestyrelsen.",
                        ),
                        ("Ryd op", "Vælg en dag om året, hvor I sletter det gamle. Sæt den i kalenderen nu."),
                    ),
                    facts(
                        "Billeder",
                        "Spørg, før du viser et billede, hvor nogen kan kendes.",
                        "Er det et barn, så spørg forældrene også.",
                        "Sletter I det, når nogen fortryder? Så skriv, hvordan de beder om det.",
                    ),
                    text(
                        '<p>Datatilsynet har en vejledning til små foreninger. Find den på <a href="side:links">siden med links</a>.</p>'
                    ),
                )
            },
        ),
        PageSpec(
            CourseListPage,
            "kurser",
            "Kurser",
            "Korte kurser for frivillige og for jer, der leder en forening.",
            picture="workshop",
            texts={
                "introduction": (
                    '<p>Andre holder kurserne her. Vores egne står blandt <a href="url:event_list">arrangementerne</a>.</p>'
                    "<p>Kurserne er eksempler, som en redaktør skifter ud med de rigtige.</p>"
                )
            },
            streams={
                "courses": tuple(
                    (
                        "course",
                        {
                            "title": title,
                            "provider": provider,
                            "starts_on": starts,
                            "ends_on": None,
                            "time_note": time,
                            "place": place,
                            "audience": audience,
                            "price": price,
                            "text": words,
                            "target_page": None,
                            "address": "https://kurser.example.org/",
                        },
                    )
                    for title, provider, starts, time, place, audience, price, words in (
                        (
                            "Den gode samtale",
                            "Eksempelcentret",
                            "dag:25",
                            "kl. 17–20",
                            "Et lokale på biblioteket",
                            "Alle, der besøger andre",
                            0,
                            "Du øver dig i at lytte, spørge og slutte en samtale på en god måde.",
                        ),
                        (
                            "Ny i bestyrelsen",
                            "Eksempelcentret",
                            "dag:48",
                            "kl. 18–21",
                            "Rådhuset",
                            "Nye bestyrelser",
                            150,
                            "Hvem gør hvad? Om dagsorden, kasse og ansvar, fortalt uden fine ord.",
                        ),
                        (
                            "Førstehjælp på tre timer",
                            "Foreningen Eksempelplaster",
                            "dag:70",
                            "kl. 9–12",
                            "Et ældrecenter",
                            "Alle frivillige",
                            0,
                            "Stabilt sideleje, hjertestart og ro på. Vi øver, til det sidder fast.",
                        ),
                        (
                            "Tavshedspligt for begyndere",
                            "Giv en hånd",
                            None,
                            "på nettet, 20 minutter",
                            "Hjemme hos dig selv",
                            "Alle, der skal lave en aftale",
                            0,
                            "Tolv små situationer. Hvad ville du gøre?",
                        ),
                    )
                )
            },
        ),
        PageSpec(
            LinkCollectionPage,
            "links",
            "Links",
            "Andre steder med god hjælp, og hvad du finder hos dem.",
            picture="kort",
            texts={
                "introduction": "<p>Linkene fører væk fra denne side. Virker et af dem ikke, så sig det til os.</p>"
            },
            streams={
                "groups": tuple(
                    (
                        "group",
                        {
                            "title": title,
                            "links": [
                                {"title": name, "text": words, "target_page": None, "address": address}
                                for name, words, address in links
                            ],
                        },
                    )
                    for title, links in (
                        (
                            "Love og myndigheder",
                            (
                                ("Retsinformation", "Alle danske love. Søg på lovens navn.", LAWS),
                                ("Borger.dk", "Ydelser, selvbetjening og digital post.", BORGER),
                                ("Politiet", "Om børneattester og straffeattester.", "https://politi.dk/"),
                                (
                                    "Datatilsynet for små foreninger",
                                    "Persondata i få trin, skrevet til bestyrelser.",
                                    "https://www.datatilsynet.dk/hvad-siger-reglerne/vejledning/gdpr-univers-for-smaa-foreninger/trin-1-skab-overblik",
                                ),
                                ("Virk", "Her får foreningen sit CVR-nummer.", "https://virk.dk/"),
                            ),
                        ),
                        (
                            "Viden om at være frivillig",
                            (
                                (
                                    "Center for Frivilligt Socialt Arbejde",
                                    "Guider om love, penge, ledelse og samarbejde.",
                                    "https://frivillighed.dk/",
                                ),
                                ("Frivilligjob", "Opgaver i hele landet.", "https://frivilligjob.dk/"),
                                ("Lyngby-Taarbæk Kommune", "Kommunens egen hjemmeside.", "https://www.ltk.dk/"),
                            ),
                        ),
                    )
                )
            },
        ),
    ),
)
