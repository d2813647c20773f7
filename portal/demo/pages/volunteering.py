"""The section for those who would like to give a hand."""

from __future__ import annotations

from typing import Final

from cms.pages.articles import ArticlePage, SectionPage
from portal.demo.pages.specs import PageSpec, call, contact, facts, questions, quote, steps, table, text

SECTION: Final = PageSpec(
    SectionPage,
    "bliv-frivillig",
    "Bliv frivillig",
    "Du har lyst til at give en hånd. Her kan du læse, hvordan det foregår, før du siger ja til noget.",
    picture="haender",
    texts={
        "body": (
            "<p>Du skal ikke kunne noget særligt. Du skal have lyst til at være sammen med andre og komme, når du har sagt, "
            "at du kommer. Resten finder vi ud af sammen.</p>"
        )
    },
    children=(
        PageSpec(
            ArticlePage,
            "find-en-opgave",
            "Find en opgave, der passer til dig",
            "Én time eller hver onsdag. Med børn, bøger eller gulerødder. Sådan finder du det, du kommer til at glæde dig til.",
            picture="find",
            streams={
                "body": (
                    text(
                        "<h2>Begynd med dig selv</h2><p>Spørg ikke først, hvad der er brug for. Spørg, hvad du har lyst til. Det "
                        "smitter, når nogen laver noget, de holder af.</p><ul><li>Hvornår på ugen har du overskud?</li><li>Vil "
                        "du helst være sammen med få eller mange?</li><li>Vil du tale, lave noget med hænderne eller begge "
                        "dele?</li><li>Hvor langt vil du cykle?</li></ul>"
                    ),
                    steps(
                        "Fra nysgerrig til afsted",
                        (
                            "Se, hvad der er at lave",
                            (
                                'På <a href="url:opportunity_list">listen over opgaver</a> kan du vælge sted, ugedag og slags. Hver opgave '
                                "fortæller, hvad du gør, hvad personalet gør, og hvem du møder."
                            ),
                        ),
                        (
                            "Skriv et par ord",
                            "Du behøver ikke oprette noget først. Dit navn, en måde at få fat i dig på, og hvorfor det lokker, er nok.",
                        ),
                        (
                            "Tal med stedet",
                            "I mødes eller taler i telefon. Du må gerne prøve en eller to gange, før du beslutter dig.",
                        ),
                        (
                            "Lav en aftale",
                            "Kommer du fast, skriver I en kort aftale: hvor, hvornår, hvem du går til. En enkelt dag kræver ingen aftale.",
                        ),
                    ),
                    facts(
                        "Godt at vide",
                        "Du må altid sige nej, holde pause eller stoppe. Du skal ikke forklare hvorfor.",
                        'Får du dagpenge, efterløn eller en anden ydelse, så <a href="side:ydelser">læs om ydelser</a>, før du begynder.',
                        'Nogle opgaver med børn kræver en <a href="side:boerneattest">børneattest</a>. Stedet klarer papirerne.',
                        tone="sun",
                    ),
                    text(
                        "<h2>Kan du ikke finde noget?</h2><p>Så er du ikke den første. Mange af de bedste aftaler er begyndt med en "
                        "snak og ikke med en liste. Fortæl os, hvad du godt kan lide, så leder vi med.</p>"
                    ),
                    call(
                        "Ved du ikke, hvor du skal begynde?",
                        "Sig bare, at du gerne vil give en hånd. Så ringer eller skriver vi.",
                        "Sig, at du gerne vil",
                        "url:offer_help",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "din-foerste-dag",
            "Din første dag",
            "Hvem tager imod dig? Hvad skal du have med? Og hvad gør du, hvis du bliver i tvivl?",
            picture="kaffe",
            streams={
                "body": (
                    text(
                        "<h2>Der er én, der venter på dig</h2><p>Du har en kontaktperson, og du får navnet på forhånd. Han eller hun "
                        "viser rundt, siger, hvor jakken kan hænge, og præsenterer dig for dem, du møder mest.</p>"
                    ),
                    steps(
                        "Sådan plejer det at gå",
                        ("Kaffe og rundvisning", "I bruger den første halve time på at se stedet og tale om dagen."),
                        (
                            "Du er med",
                            "Begynd småt: en bog, et spil, et bed, der skal luges. Personalet er i nærheden.",
                        ),
                        (
                            "I slutter sammen",
                            "Fem minutter om, hvordan det var. Sig det, hvis noget skal være anderledes næste gang.",
                        ),
                    ),
                    facts(
                        "Tag med",
                        "Tøj, der må blive brugt",
                        "Telefonnummeret på din kontaktperson",
                        "Din gode vilje. Resten har stedet.",
                    ),
                    text(
                        "<h2>Hvis noget går dig på</h2><p>Ser eller hører du noget, der bekymrer dig, så sig det til din kontaktperson "
                        "samme dag. Du skal ikke bære det hjem, og du skal ikke selv løse det. Skriv det ikke i en besked: tal med et "
                        "menneske.</p>"
                    ),
                    quote(
                        "Første gang var jeg nervøs for at være i vejen. Anden gang havde de sat en kop frem til mig.",
                        "Opdigtet citat fra en frivillig",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "frivilliges-og-personalets-opgaver",
            "Hvad gør frivillige, og hvad gør personalet?",
            "Frivillige kommer med noget ekstra. Personalet har ansvaret. Her er grænsen, som stederne selv har trukket den.",
            picture="boernehave",
            streams={
                "body": (
                    text(
                        "<h2>Ingen tager nogens arbejde</h2><p>Frivillige tæller ikke med, når et sted planlægger, hvor mange ansatte "
                        "der skal være. De erstatter ingen. Det er vigtigt for dem, der arbejder der, og det er vigtigt for dig: Du skal "
                        "kunne blive hjemme med forkølelse, uden at nogen kommer i klemme.</p>"
                    ),
                    table(
                        "Fire svar på spørgsmålet: Må en frivillig gøre det?",
                        ("Svar", "Hvad det betyder", "Et eksempel"),
                        ("Værsgo", "Du kan gøre det på egen hånd", "Vande blomsterne"),
                        (
                            "Med en ansat på telefonen",
                            "Du er alene, men en bestemt ansat kan nås",
                            "Spille kort om søndagen",
                        ),
                        ("Sammen med personalet", "En ansat er til stede hele tiden", "Bage med børnene"),
                        ("Kun personalet", "Det er fagligt arbejde eller fortroligt", "Pleje, medicin og undervisning"),
                    ),
                    text(
                        "<h2>Skrevet ned og talt igennem</h2><p>Hvert sted har skrevet sine grænser ned og talt dem igennem med personalet. "
                        'Du kan læse dem på <a href="url:institution_list">stedets egen side</a>, før du melder dig. Bliver de ændret, spørger '
                        "vi kun dem, hvis egne opgaver ændrer sig.</p><h2>Uanset hvor du er</h2><ul><li>Læreren har ansvaret for "
                        "undervisningen, og bibliotekaren for udlånet.</li><li>Konflikter mellem børn er personalets.</li><li>Frivillige ser "
                        "ikke i registre og sager.</li><li>En beboers stue er et hjem. Man går ikke ind uden at være inviteret.</li><li>Der "
                        "bliver ikke taget billeder, medmindre det er aftalt.</li></ul>"
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "spoergsmaal-og-svar",
            "Spørgsmål og svar",
            "Det, vi oftest bliver spurgt om. Mangler dit spørgsmål, så ring.",
            picture="snak",
            streams={
                "body": (
                    questions(
                        "Før du begynder",
                        (
                            "Skal jeg kunne noget særligt?",
                            "Nej. Står der ikke andet ved opgaven, er det nok, at du har lyst.",
                        ),
                        (
                            "Hvor meget tid skal jeg bruge?",
                            "Det bestemmer du. Nogle kommer en enkelt eftermiddag om året, andre hver onsdag. Ændrer dit liv sig, ændrer vi aftalen.",
                        ),
                        (
                            "Er jeg for ung eller for gammel?",
                            (
                                "Der er opgaver for alle. Ved hver opgave står, hvor gammel du skal være. Er du under 15, skal en forælder eller "
                                "værge sige ja."
                            ),
                        ),
                        (
                            "Taler jeg godt nok dansk?",
                            "Mange steder er glade for flere sprog. Ved opgaven står, hvad der er brug for.",
                        ),
                        (
                            "Kan vi komme flere sammen?",
                            "Ja. Familier, klasser og kolleger er velkomne, hvor der står “grupper er velkomne”. Én tilmelder alle.",
                        ),
                    ),
                    questions(
                        "Mens du er i gang",
                        (
                            "Hvad nu, hvis jeg bliver syg?",
                            "Så bliver du hjemme. Giv gerne besked, men hav ikke dårlig samvittighed.",
                        ),
                        (
                            "Får jeg løn eller penge for bussen?",
                            "Nej, ikke løn. Om stedet dækker udgifter, står ved opgaven. Spørg, hvis du er i tvivl.",
                        ),
                        (
                            "Er jeg forsikret?",
                            'Det står ved hver opgave, hvem der forsikrer dig. Læs mere om <a href="side:forsikring">forsikring</a>.',
                        ),
                        (
                            "Må jeg fortælle om det derhjemme?",
                            'Fortæl gerne, hvad du laver. Hvem du mødte, og hvad de fortalte, bliver på stedet. Læs om <a href="side:tavshedspligt">tavshedspligt</a>.',
                        ),
                    ),
                    contact(
                        "Spørg et menneske",
                        "Du behøver hverken e-mail eller smartphone. Ring, så finder vi noget sammen.",
                    ),
                )
            },
        ),
    ),
)
