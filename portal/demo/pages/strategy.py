"""The way to a new strategy: the proposal of 2011, and an example of how it could run today."""

from __future__ import annotations

from typing import Final

from cms.pages.articles import ArticlePage
from cms.pages.strategy import StrategyProcessPage
from portal.demo.pages.specs import PageSpec, contact, facts, milestone, table, text

SECTION: Final = PageSpec(
    StrategyProcessPage,
    "strategi",
    "Strategi",
    "Politikken skal afløses af en strategi. Her kan du se vejen dertil og sige din mening undervejs.",
    picture="vej",
    streams={
        "milestones": (
            milestone(
                "Udvalget sagde ja til at begynde",
                -70,
                "Frivillighed blev udvalgets område, og der skulle holdes seminar først.",
                state="done",
            ),
            milestone(
                "MED-udvalgene hørte om planen",
                -45,
                "De ansattes udvalg fik planen at se, før arbejdet gik i gang.",
                state="done",
            ),
            milestone(
                "Arbejdsgruppen mødes",
                -14,
                "Ti pladser fra skoler, dagtilbud, idræt, ældre, foreninger og flere.",
                until=40,
                state="current",
            ),
            milestone(
                "Seminar om visionen",
                55,
                "Politikere, ledere, ansatte, foreninger og frivillige tænker sammen en eftermiddag.",
            ),
            milestone(
                "Udkastet til direktører og udvalg", 120, "Udkastet bliver læst af dem, der skal føre det ud i livet."
            ),
            milestone("Høring", 150, "Alle kan læse udkastet og svare.", until=185),
            milestone(
                "Kommunalbestyrelsen beslutter",
                215,
                "Bliver strategien vedtaget, afløser den politikken. De otte løfter kan blive til andre.",
            ),
        ),
        "hearings": (
            (
                "hearing",
                {
                    "title": "Hvad skal seminaret handle om?",
                    "text": "<p>Vi vil gerne vide, hvad I helst vil tale om. Skriv tre linjer:</p><ul><li>Hvad går godt i dag?</li><li>Hvad er i vejen?</li><li>Hvad skal vi turde?</li></ul>",
                    "answer_by": "dag:35",
                    "answer_to": "strategi@example.org",
                    "files": [],
                },
            ),
        ),
        "body": (
            facts(
                "Om datoerne",
                "Rækkefølgen følger den plan, der blev foreslået i 2011.",
                "Dagene er eksempler, til udvalget har besluttet en plan.",
                tone="sun",
            ),
            text(
                "<h2>Hvad skal strategien svare på?</h2><p>Hvad skylder man som borger fællesskabet, og hvad kan man vente af det? Er frivillige et "
                "tilskud til kommunens opgaver eller en erstatning? Er der lyst og kræfter, som ingen har spurgt efter? Læs mere om "
                '<a href="side:spoergsmaal-bag-strategien">spørgsmålene bag</a>.</p>'
            ),
            contact(
                "Vil du være med?", "Ring, hvis du vil til seminaret eller har noget på hjerte, der ikke kan vente."
            ),
        ),
    },
    children=(
        PageSpec(
            ArticlePage,
            "spoergsmaal-bag-strategien",
            "Spørgsmålene bag strategien",
            "Tre store spørgsmål, som politikerne stillede, og det, vi ved indtil nu.",
            picture="forum",
            streams={
                "body": (
                    text(
                        "<h2>Hvad er medborgerskab?</h2><p>Hvad gør man, fordi man bor her? Og hvad kan man regne med, at andre gør? Det har ingen "
                        "facit. Men det kan tales om, og det bliver det på seminaret.</p><h2>Tilskud eller erstatning?</h2><p>De seks projekter svarede "
                        "klart: Frivillige er et tilskud. De kom med noget, der ellers ikke var sket. Kun i dagtilbud blev der ind imellem tid til "
                        "overs til det enkelte barn. Alle steder kostede det personalets tid.</p><h2>Er der flere, der gerne vil?</h2><p>I 2010 "
                        "svarede 17 frivillige i Lyngby-Taarbæk på et spørgeskema. Det er få svar, så tag dem for det, de er.</p>"
                    ),
                    table(
                        "De 17 svar fra 2010",
                        ("Hvem", "Andel"),
                        ("Under 50 år", "65 %"),
                        ("I arbejde", "71 %"),
                        ("På efterløn eller pension", "29 %"),
                        ("Er eller har været frivillig andre steder", "77 %"),
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "arbejdsgruppen",
            "Arbejdsgruppen",
            "Ti pladser, så hele byen kan høres. Sådan blev gruppen tænkt i 2011.",
            picture="workshop",
            streams={
                "body": (
                    table(
                        "De ti pladser",
                        ("Plads", "Antal"),
                        ("Forvaltningernes ledelse, som leder møderne", "1"),
                        ("Frivilligcentret og foreningerne", "2"),
                        ("Skoler", "1"),
                        ("Dagtilbud", "1"),
                        ("Klubber", "1"),
                        ("Idræt, udpeget af idrætsrådet", "1"),
                        ("Ældre", "1"),
                        ("Voksne med handicap", "1"),
                        ("Jobcentret", "1"),
                    ),
                    text(
                        "<h2>Hvad skal gruppen?</h2><ul><li>Holde et seminar om vision og strategi</li><li>Skrive et udkast i samtale med dem, det handler "
                        "om</li><li>Sige, hvordan det bliver til virkelighed, hvornår, og hvordan det bliver fortalt</li></ul><h2>Hvad må gruppen "
                        "se?</h2><p>Hvem der er med, hvor, hvor meget og hvorfor: som tal. Aldrig, hvem nogen er.</p>"
                    ),
                )
            },
        ),
    ),
)
