"""The six stories of 2009 and 2010: the places, what was tried and the figures are true; nobody can be recognised."""

from __future__ import annotations

from typing import Final

from cms.pages.stories import Persons, StoryIndexPage, StoryPage
from portal.demo.pages.specs import Block, PageSpec, call, facts, picture, text

SEE_TASKS: Final = call(
    "Har du lyst til noget lignende?", "Se, hvad der er at lave lige nu.", "Find en opgave", "url:opportunity_list"
)


def story(
    key: str, title: str, lead: str, *body: Block, place: str, drawing: str, days_ago: int, association: str = ""
) -> PageSpec:
    """A story in which nobody can be recognised."""
    return PageSpec(
        StoryPage,
        key,
        title,
        lead,
        picture=drawing,
        streams={"body": (*body, SEE_TASKS)},
        values={"persons": Persons.NOBODY, "association": association},
        institution=place,
        published_days_ago=days_ago,
        in_menus=False,
    )


SECTION: Final = PageSpec(
    StoryIndexPage,
    "gode-historier",
    "Gode historier",
    "Seks steder åbnede døren for frivillige i 2009 og 2010. Her er, hvad der skete, også da det ikke gik som tænkt.",
    picture="eventyrrum",
    children=(
        story(
            "en-stue-og-en-mentor",
            "Én stue, én mentor og den tid, man har",
            "I Børnehuset Bulderby fik tre frivillige hver sin stue og hver sin voksne at gå til.",
            text(
                "<h2>Et sted at høre til</h2><p>Bulderby ville åbne for mennesker, som ikke var på arbejdsmarkedet, og som havde tid og lyst. Tre "
                "kom. Hver af dem fik én stue og én mentor, og timerne blev sat efter, hvad den enkelte kunne overskue. Blev det for meget, blev "
                "det til færre. Ingen skulle forklare hvorfor.</p>"
            ),
            facts(
                "Det lavede de",
                "Hjalp i køkkenet og bagte",
                "Ordnede småting i huset",
                "Legede, var med til rytmik og tog med på tur",
            ),
            text(
                "<h2>Først talte de voksne sammen</h2><p>Før de første begyndte, drøftede personalet, hvor meget tid en mentor kan bruge, og hvor "
                "lidt man egentlig behøver at vide om et andet menneske for at kunne give hånd og sige velkommen. De skrev ned, hvad frivillige "
                "må, og at frivillige aldrig tæller med, når man ser på, hvor mange voksne der er til børnene.</p><h2>Forældre og bedsteforældre kom "
                "også</h2><p>Alle fik en seddel med hjem: Kan du noget, du vil vise børnene? Det blev til natur, til andre lande, til bagning og "
                "til et besøg af en politibil. Aktiviteterne blev lagt sammen med personalet, så de passede til det, børnene var i gang med at "
                "lære.</p><h2>Hvad kom der ud af det?</h2><p>Ved udgangen af 2010 var alle tre der stadig. Det kostede tid at være mentor. Til gengæld "
                "blev der ind imellem tid til det enkelte barn.</p>"
            ),
            place="boernehuset-bulderby",
            drawing="boernehave",
            days_ago=20,
        ),
        story(
            "historier-i-eventyrrummet",
            "Da byggeriet trak ud, kom bedstefædrene",
            "Klokkeblomsten ventede på naboer, der aldrig flyttede ind. I stedet voksede noget andet frem.",
            text(
                "<h2>Planen</h2><p>Ved siden af børnehuset skulle der bygges boliger til ældre. Tænk, hvis naboerne kunne komme på besøg. Men byggeriet "
                "blev forsinket, og boligerne endte med at være til andre. Den del af projektet havde ikke noget at stå på længere.</p>"
                "<h2>Det, der levede</h2><p>Samtidig var huset begyndt på en bedstefarordning. To ældre mænd kom fast. De satte sig i eventyrrummet, "
                "læste højt og fortalte om dengang, de selv var børn. De børn, der havde lyst, kom og lyttede. De andre legede videre.</p>"
                "<h2>Og så værktøjet</h2><p>Da projektet sluttede, fortsatte ordningen. De to havde fået en ny idé: De ville lave træarbejde med "
                "børnene. Det viser noget, flere steder har lært. Når frivillige er blevet en del af huset, kommer de selv med det næste.</p>"
            ),
            picture("traevaerksted", "Et fuglehus er et godt sted at begynde."),
            facts(
                "Det lærte Klokkeblomsten",
                "Hold fast i formålet, og slip planen, når den ikke holder",
                "Noget lille, der lever, er bedre end noget stort, der venter",
                tone="sun",
            ),
            place="boernehuset-klokkeblomsten",
            drawing="eventyrrum",
            days_ago=48,
        ),
        story(
            "foraeldrebanken",
            "70 mennesker i en bank uden penge",
            "På Engelsborgskolen kan en lærer slå op, hvem der ved noget om det, klassen er i gang med.",
            text(
                "<h2>En bank med viden</h2><p>Skolen spurgte alle forældre: Hvad kan du, som børnene kunne have glæde af? Omkring 70 forældre og "
                "andre i familierne skrev sig op. Senere kom tanken om også at spørge naboer i kvarteret.</p><h2>Sådan blev den brugt</h2><p>En "
                "lærer planlægger et forløb, søger i banken og inviterer. Det kan være til en time i klassen, til en eftermiddag i fritidsdelen "
                "eller til en aften for forældre. Den, der kommer, fortæller. Læreren har hele tiden ansvaret for undervisningen, og det er hans "
                "eller hendes alene.</p>"
            ),
            facts(
                "Hvor langt nåede de?",
                "Banken kom rigtigt i gang i begyndelsen af 2010",
                "Omkring 70 stod i den",
                "Den var stadig ved at blive bygget op, da året sluttede",
            ),
            text(
                "<h2>En vane tager tid</h2><p>At samle navne gik hurtigt. At få for vane at slå op tager længere tid. Det lykkes, når nogen på skolen har "
                "banken som sin opgave og minder de andre om den.</p>"
            ),
            place="engelsborgskolen",
            drawing="skole",
            days_ago=76,
        ),
        story(
            "en-dag-med-pensler",
            "Pensler, e-mails og kolleger i arbejdstøj",
            "Ældrecentret Møllebo ville have nye slags frivillige og fik en maler, en virksomhed og en flok unge.",
            text(
                "<h2>Nye ansigter</h2><p>Møllebo har længe haft trofaste besøgsvenner. Nu ville centret også have unge og arbejdspladser med. Et hold fra en "
                "privat virksomhed kom og holdt en stor aktivitetsdag. En kunstner fra egnen malede sammen med beboerne på en dag, hvor der også "
                "var forkælelse. Elever fra 10. klassecentret viste beboerne, hvordan man skriver en e-mail.</p><h2>Det, der blev ved</h2><p>Én ting blev "
                "til en vane: Hver uge hjalp frivillige fra en seniorforening med at skrive elektroniske breve til familien.</p>"
            ),
            facts(
                "Det, man skal vide på forhånd",
                "Skoleelever forsvinder i maj og juni, når der er eksamen, og efter sommerferien er der nye",
                "I begyndelsen er det mere arbejde for personalet. Nogle sagde, at det var som at få en elev",
                "Personalet ønsker sig unge frivillige, og gerne om aftenen og i weekenden",
                tone="sun",
            ),
            text(
                "<h2>Virkede det?</h2><p>Der var for få dage til at sige noget sikkert. Men personalet oplevede glæden. Hvert af de seks områdecentre "
                "fik en koordinator, så den næste, der ringer med en idé, har én at tale med.</p>"
            ),
            association="En seniorforening",
            place="aeldrecenteret-moellebo",
            drawing="aeldrecenter",
            days_ago=105,
        ),
        story(
            "taarbaek-holder-aabent",
            "Et bibliotek, der holdt åbent lidt længere",
            "I Taarbæk lavede fem frivillige og to bibliotekarer en cafékrog, ni arrangementer og en læsekreds.",
            text(
                "<h2>Et lille sted</h2><p>Biblioteket ligger på en skole, og der er kun personale to dage om ugen: onsdag eftermiddag og lørdag. Resten "
                "af tiden stod rummet tomt. En gruppe på to bibliotekarer og fem frivillige spurgte: Hvad kunne det ellers bruges til?</p>"
            ),
            facts(
                "Det blev til",
                "En cafékrog og en reol på hjul",
                "9 arrangementer over tre sæsoner",
                "En læsekreds med 15 deltagere",
                "Åbent fire gange kl. 17–19, når byen alligevel spiste sammen",
            ),
            text(
                "<h2>Hvor går grænsen?</h2><p>Frivillige rører ikke det, der kræver bibliotekets system eller oplysninger om lånerne. De ville gerne kunne "
                "låne bøger ud om aftenen, men det kræver en maskine, hvor man selv låner. Det blev sagt højt fra begyndelsen, og derfor gav det ingen "
                "uro.</p><h2>Hvad kostede det?</h2><p>Ærligt talt: ekstra tid for biblioteket og ingen sparet. Men Taarbæk fik noget, den ellers ikke "
                "ville have haft, og gruppen var i fuld gang, da 2010 sluttede.</p>"
            ),
            association="Kulturforeningen i Taarbæk",
            place="stadsbiblioteket-taarbaek",
            drawing="bibliotek",
            days_ago=134,
        ),
        story(
            "hjemmesiden-der-lukkede",
            "Projektet, der lukkede, og hvorfor det var klogt",
            "Borgere skulle hjælpe med kommunens hjemmeside. Det gik ikke, og det lærte vi noget af.",
            text(
                "<h2>En god tanke</h2><p>Hvem ved bedre, om en hjemmeside er til at finde rundt i, end dem, der bruger den? Derfor ville kommunen "
                "invitere borgere til at være med om form, indhold og brug.</p><h2>Så kom spørgsmålene</h2><p>Hvem må rette på siden? Det krævede licenser. "
                "Hvem må se det, der handler om ansatte eller afgørelser? Det må frivillige ikke. Tilbage var idéer og måske opsætning af "
                "sider. Og ingen i huset havde opgaven som sin egen.</p><h2>I august 2010 blev projektet lukket</h2><p>Det var det eneste af de seks. "
                "At lukke er ikke det samme som at have spildt tiden.</p>"
            ),
            facts(
                "Det tog vi med videre",
                "Begynd med en opgave, der er let at gå til",
                "Nogen skal eje den, og lederen skal bakke op",
                "Find ud af, hvad loven tillader, før I inviterer",
                "Byg hellere videre på noget, der findes",
                tone="sun",
            ),
            place="centraladministrationen",
            drawing="raadhus",
            days_ago=163,
        ),
    ),
)
