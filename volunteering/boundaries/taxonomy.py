"""The kinds of task that every installation starts with, and the verdict that a new institution starts from.

Source: how the municipality's projects drew the line in 2009–2010: volunteers bring something extra, they replace
nobody and are not counted in the staffing, and the professional keeps the responsibility. Editable afterwards.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from volunteering.boundaries.models import TaskKind
from volunteering.boundaries.verdicts import Verdict
from volunteering.institutions.models import InstitutionKind

MAY = Verdict.VOLUNTEER
ON_CALL = Verdict.ON_CALL
TOGETHER = Verdict.STAFF_PRESENT
STAFF = Verdict.STAFF_ONLY


class Kind(NamedTuple):
    """A kind of task as it is written here. ``is_starter`` puts it on a new institution's first draft."""

    slug: str
    name: str
    name_en: str
    verdict: Verdict
    reason: str
    reason_en: str
    is_starter: bool = False


DAY_CARE = (
    Kind(
        "dagtilbud-hoejtlaesning",
        "Læse højt",
        "Reading aloud",
        TOGETHER,
        "Det er en ekstra stund til børnene. En voksen fra personalet er i nærheden og har ansvaret.",
        "It is an extra moment for the children. A member of staff is close by and has the responsibility.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-livshistorier",
        "Fortælle historier fra sit liv",
        "Telling stories from one's life",
        TOGETHER,
        "Børnene får en voksen mere at lytte til. Personalet er med og kender børnene.",
        "The children get one more grown-up to listen to. Staff are present and know the children.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-leg",
        "Lege med børnene",
        "Playing with the children",
        TOGETHER,
        "Leg er dejligt ekstra. Frivillige tæller ikke med i normeringen, så personalet er altid til stede.",
        "Play is a lovely extra. Volunteers do not count in the staffing, so staff are always present.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-traevaerksted",
        "Arbejde med træ sammen med børnene",
        "Woodwork with the children",
        TOGETHER,
        "Værktøj kræver voksne øjne. Personalet er med hele tiden.",
        "Tools need grown-up eyes. Staff are present the whole time.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-bagning",
        "Bage med børnene",
        "Baking with the children",
        TOGETHER,
        "Personalet ved, hvem der har allergi, og har ansvaret for børnene.",
        "Staff know who has an allergy and have the responsibility for the children.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-koekken",
        "Hjælpe i køkkenet",
        "Helping in the kitchen",
        MAY,
        "Det giver en håndsrækning i hverdagen. Den køkkenansvarlige viser, hvordan maden håndteres.",
        "It lends a hand in everyday life. Whoever runs the kitchen shows how food is handled.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-smaaopgaver",
        "Klare små praktiske opgaver",
        "Odd jobs",
        MAY,
        "At vande blomster eller ordne legetøj er rart at få gjort og kræver ikke en pædagog.",
        "Watering plants or sorting toys is good to have done and does not take an educator.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-rytmik",
        "Være med til rytmik og sang",
        "Joining in rhythmics and singing",
        TOGETHER,
        "Det er personalets aktivitet. Frivillige synger, spiller og danser med.",
        "It is the staff's activity. Volunteers sing, play and dance along.",
    ),
    Kind(
        "dagtilbud-ture",
        "Tage med på tur",
        "Coming along on trips",
        TOGETHER,
        "En ekstra hånd at holde i. Frivillige tæller ikke med som voksne på turen.",
        "One more hand to hold. Volunteers do not count among the grown-ups on the trip.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-foraeldreaktivitet",
        "Stå for en særlig aktivitet med det, man kan",
        "Leading a special activity with what one is good at",
        TOGETHER,
        "Forældre og bedsteforældre planlægger den sammen med personalet, så den passer til læreplanen.",
        "Parents and grandparents plan it together with staff, so that it fits the learning plan.",
    ),
    Kind(
        "dagtilbud-have",
        "Passe have og højbede",
        "Looking after the garden",
        MAY,
        "Det kan gøres uden børn, og børnene kan komme til sammen med en voksen.",
        "It can be done without children, and they may join together with a member of staff.",
    ),
    Kind(
        "dagtilbud-reparere-legetoej",
        "Reparere legetøj",
        "Mending toys",
        MAY,
        "Det giver legetøjet et længere liv. Personalet ser det efter, før det bruges igen.",
        "It gives the toys a longer life. Staff check them before they are used again.",
    ),
    Kind(
        "dagtilbud-bleskift",
        "Skifte ble og hjælpe på toilettet",
        "Changing nappies and helping in the toilet",
        STAFF,
        "Det er tæt omsorg. Børnene skal være trygge hos de voksne, der kender dem.",
        "It is close care. The children must be safe with the grown-ups who know them.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-paedagogisk-indgriben",
        "Gribe ind i konflikter mellem børn",
        "Stepping into conflicts between children",
        STAFF,
        "Det er et pædagogisk arbejde. Frivillige henter en voksen fra personalet.",
        "It is educators' work. Volunteers fetch a member of staff.",
        is_starter=True,
    ),
    Kind(
        "dagtilbud-alene-med-boern",
        "Være alene med børn",
        "Being alone with children",
        STAFF,
        "Børnene skal altid kunne finde en voksen fra personalet, og frivillige skal ikke stå med ansvaret.",
        "The children must always find a member of staff, and volunteers must not carry that responsibility.",
    ),
    Kind(
        "dagtilbud-fortrolige-samtaler",
        "Deltage i samtaler om børn og familier",
        "Taking part in talks about children and families",
        STAFF,
        "Oplysninger om børn og familier er fortrolige og bliver hos personalet.",
        "What concerns children and families is confidential and stays with staff.",
    ),
)

SCHOOL = (
    Kind(
        "skole-foraeldreviden",
        "Fortælle om noget, man ved, i undervisningen",
        "Sharing what one knows in class",
        TOGETHER,
        "Læreren er til stede og har ansvaret for undervisningen.",
        "The teacher is present and responsible for the teaching.",
        is_starter=True,
    ),
    Kind(
        "skole-vise-haandvaerk",
        "Vise et håndværk eller en hobby",
        "Showing a craft or a hobby",
        TOGETHER,
        "Det giver eleverne noget, skolen ikke selv har. Læreren er med hele tiden.",
        "It gives the pupils something that the school does not have. The teacher is present the whole time.",
        is_starter=True,
    ),
    Kind(
        "skole-lektiecafe",
        "Hjælpe i lektiecaféen",
        "Helping in the homework café",
        TOGETHER,
        "Frivillige hepper og forklarer. En lærer eller pædagog er i rummet.",
        "Volunteers cheer and explain. A teacher or an educator is in the room.",
        is_starter=True,
    ),
    Kind(
        "skole-laesemakker",
        "Lytte, når en elev læser",
        "Listening to a pupil read",
        TOGETHER,
        "Mere tid til at læse er et ekstra. Det sker, hvor læreren kan se og høre.",
        "More time to read is an extra. It happens where the teacher can see and hear.",
        is_starter=True,
    ),
    Kind(
        "skole-fritid",
        "Være med i fritidsaktiviteter",
        "Joining in leisure activities",
        TOGETHER,
        "Frivillige giver flere at være sammen med. Personalet er til stede.",
        "Volunteers give more people to be with. Staff are present.",
        is_starter=True,
    ),
    Kind(
        "skole-foraeldrearrangement",
        "Planlægge og holde arrangementer for forældre",
        "Planning and holding events for parents",
        ON_CALL,
        "Forældre kan godt selv. En ansat har telefonen og låser op.",
        "Parents can do that themselves. A member of staff is on the phone and unlocks the door.",
        is_starter=True,
    ),
    Kind(
        "skole-tur",
        "Tage med på udflugt",
        "Coming along on outings",
        TOGETHER,
        "En ekstra voksen at gå sammen med. Læreren har ansvaret og tæller børnene.",
        "One more grown-up to walk with. The teacher is responsible and counts the children.",
        is_starter=True,
    ),
    Kind(
        "skole-skolehave",
        "Passe skolehaven",
        "Looking after the school garden",
        MAY,
        "Det kan gøres uden elever, når det passer den frivillige.",
        "It can be done without pupils, whenever it suits the volunteer.",
    ),
    Kind(
        "skole-bibliotek",
        "Sætte bøger på plads i skolens bibliotek",
        "Putting books back in the school library",
        MAY,
        "Det giver orden på hylderne og kræver ikke adgang til, hvem der har lånt hvad.",
        "It keeps the shelves tidy and does not take access to who has borrowed what.",
    ),
    Kind(
        "skole-praktisk-ved-fester",
        "Hjælpe praktisk til fester og motionsdage",
        "Practical help at parties and sports days",
        MAY,
        "Mange hænder gør dagen bedre. Personalet tager sig af eleverne.",
        "Many hands make the day better. Staff take care of the pupils.",
    ),
    Kind(
        "skole-undervisning",
        "Have ansvaret for undervisningen",
        "Being responsible for the teaching",
        STAFF,
        "Ansvaret er lærerens alene, også når en gæst fortæller.",
        "The responsibility is the teacher's alone, also when a guest is speaking.",
        is_starter=True,
    ),
    Kind(
        "skole-konflikter",
        "Gribe ind i konflikter mellem elever",
        "Stepping into conflicts between pupils",
        STAFF,
        "Det kræver kendskab til eleverne. Frivillige henter en ansat.",
        "It takes knowing the pupils. Volunteers fetch a member of staff.",
        is_starter=True,
    ),
    Kind(
        "skole-karakterer",
        "Se karakterer, sagsakter eller elevplaner",
        "Seeing marks, files or plans for pupils",
        STAFF,
        "Det er fortrolige oplysninger om børn.",
        "It is confidential information about children.",
        is_starter=True,
    ),
    Kind(
        "skole-alene-med-elever",
        "Være alene med elever",
        "Being alone with pupils",
        STAFF,
        "En ansat skal altid være til at finde, for elevernes og for den frivilliges skyld.",
        "A member of staff must always be at hand, for the pupils' and for the volunteer's sake.",
    ),
)

ELDERLY_CARE = (
    Kind(
        "aeldre-selskab",
        "Være selskab i fællesrummene",
        "Being company in the common rooms",
        MAY,
        "En snak og en kop kaffe er tid, som ingen ellers har. Personalet er i huset.",
        "A talk and a cup of coffee is time that nobody else has. Staff are in the house.",
        is_starter=True,
    ),
    Kind(
        "aeldre-gaatur",
        "Gå en tur sammen",
        "Going for a walk together",
        ON_CALL,
        "Frisk luft gør godt. Frivillige ved, hvem de ringer til, og hvem der kan gå med.",
        "Fresh air does good. Volunteers know whom to call and who can come along.",
        is_starter=True,
    ),
    Kind(
        "aeldre-hoejtlaesning",
        "Læse højt for beboerne",
        "Reading aloud to residents",
        MAY,
        "En fælles historie samler folk og erstatter ingens arbejde.",
        "A shared story brings people together and replaces nobody's work.",
        is_starter=True,
    ),
    Kind(
        "aeldre-musik",
        "Spille og synge",
        "Playing music and singing",
        MAY,
        "Musik løfter dagen. Personalet siger til, hvis nogen har brug for ro.",
        "Music lifts the day. Staff say so if somebody needs quiet.",
        is_starter=True,
    ),
    Kind(
        "aeldre-aktivitetsdag",
        "Holde en aktivitetsdag som gruppe",
        "Holding an activity day as a group",
        TOGETHER,
        "Det er en stor dag med mange gæster. Koordinatoren er med fra start til slut.",
        "It is a big day with many guests. The coordinator is there from beginning to end.",
        is_starter=True,
    ),
    Kind(
        "aeldre-email-og-it",
        "Vise, hvordan man sender breve og billeder på nettet",
        "Showing how to send letters and pictures online",
        ON_CALL,
        "Det holder kontakten til familien ved lige. Kun breve og billeder, aldrig bank eller MitID.",
        "It keeps up the contact with the family. Letters and pictures only, never bank or MitID.",
        is_starter=True,
    ),
    Kind(
        "aeldre-skoenhedsdag",
        "Neglelak, hår og forkælelse",
        "Nail varnish, hair and a little pampering",
        TOGETHER,
        "Personalet ved, hvem der har sart hud, og hvem der gerne vil.",
        "Staff know whose skin is delicate and who would like it.",
    ),
    Kind(
        "aeldre-male-og-skabe",
        "Male og lave ting sammen",
        "Painting and making things together",
        MAY,
        "Det er samvær om noget, man kan med hænderne. Personalet er i huset.",
        "It is time together with something for the hands. Staff are in the house.",
    ),
    Kind(
        "aeldre-spil",
        "Spille kort, skak og banko",
        "Playing cards, chess and bingo",
        MAY,
        "Et spil giver snak og grin og erstatter ingens arbejde.",
        "A game brings talk and laughter and replaces nobody's work.",
    ),
    Kind(
        "aeldre-ledsage-paa-tur",
        "Tage med på udflugt",
        "Coming along on outings",
        TOGETHER,
        "En ekstra arm at støtte sig til. Personalet har ansvaret på turen.",
        "One more arm to lean on. Staff are responsible on the way.",
        is_starter=True,
    ),
    Kind(
        "aeldre-have",
        "Passe blomster og have",
        "Looking after flowers and the garden",
        MAY,
        "Det er hyggeligt og kan gøres sammen med dem, der har lyst.",
        "It is pleasant and can be done with whoever feels like it.",
    ),
    Kind(
        "aeldre-servere-kaffe",
        "Dække bord og skænke kaffe ved arrangementer",
        "Laying the table and pouring coffee at events",
        MAY,
        "Det gør festen større. Personalet hjælper dem, der har svært ved at spise og drikke.",
        "It makes the party bigger. Staff help those who find it hard to eat and drink.",
    ),
    Kind(
        "aeldre-hjaelp-i-egen-bolig",
        "Hjælpe i beboernes egne boliger",
        "Helping in residents' own rooms",
        STAFF,
        "Beboerens bolig er et hjem. Hjælp derinde er personalets opgave.",
        "A resident's room is a home. Help in there is the staff's task.",
        is_starter=True,
    ),
    Kind(
        "aeldre-personlig-pleje",
        "Personlig pleje, løft og medicin",
        "Personal care, lifting and medicine",
        STAFF,
        "Det kræver uddannelse og er kernen i personalets arbejde.",
        "It takes training and is the core of the staff's work.",
        is_starter=True,
    ),
    Kind(
        "aeldre-bank-og-mitid",
        "Hjælpe med bank, MitID og Digital Post",
        "Helping with bank, MitID and Digital Post",
        STAFF,
        "Koder og penge er private. Pårørende eller personalet hjælper videre.",
        "Codes and money are private. Relatives or staff help further.",
        is_starter=True,
    ),
    Kind(
        "aeldre-spisehjaelp",
        "Hjælpe beboere med at spise",
        "Helping residents to eat",
        STAFF,
        "Det kan være farligt at få noget galt i halsen. Personalet ved, hvem der skal passes særligt på.",
        "Choking can be dangerous. Staff know whom to look after especially.",
    ),
)

LIBRARY = (
    Kind(
        "bibliotek-cafehjoerne",
        "Passe caféhjørnet",
        "Looking after the café corner",
        MAY,
        "Kaffe og en snak gør biblioteket til et sted at være. Det kræver ingen adgang til systemer.",
        "Coffee and a talk make the library a place to be. It takes no access to any system.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-bogreol-paa-hjul",
        "Køre reolen på hjul ud",
        "Taking out the shelf on wheels",
        MAY,
        "Bøgerne kommer ud til folk. Der bliver ikke lånt ud gennem systemet.",
        "The books come out to people. Nothing is lent through the system.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-arrangementer",
        "Planlægge og holde arrangementer",
        "Planning and holding events",
        ON_CALL,
        "Gruppen står for aftenen. En bibliotekar har godkendt planen og kan ringes op.",
        "The group runs the evening. A librarian has approved the plan and can be called.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-aabent-17-19",
        "Holde åbent kl. 17–19",
        "Keeping open from 5 to 7 p.m.",
        ON_CALL,
        "Stedet kan bruges, når personalet er gået. En navngiven ansat kan ringes op, og nøglen er kvitteret for.",
        "The place can be used when staff have left. A named employee can be called and the key is signed for.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-laesekreds",
        "Være vært for en læsekreds",
        "Hosting a reading circle",
        MAY,
        "Samtalen om bøger er deltagernes egen. Biblioteket stiller rummet til rådighed.",
        "The talk about books is the members' own. The library provides the room.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-hoejtlaesning",
        "Læse højt for børn",
        "Reading aloud to children",
        TOGETHER,
        "Børnene kommer med deres voksne, og en bibliotekar er i huset.",
        "The children come with their grown-ups, and a librarian is in the house.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-saette-paa-plads",
        "Sætte bøger på plads",
        "Putting books back on the shelves",
        MAY,
        "Orden på hylderne glæder alle og kræver ikke adgang til, hvem der har lånt hvad.",
        "Tidy shelves please everybody and do not take access to who has borrowed what.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-it-hjaelp",
        "Vise, hvordan man bruger nettet",
        "Showing how to use the internet",
        ON_CALL,
        "Frivillige viser vej på skærmen, men rører ikke ved bank, MitID eller Digital Post.",
        "Volunteers show the way on the screen but do not touch bank, MitID or Digital Post.",
    ),
    Kind(
        "bibliotek-velkomst",
        "Tage imod ved døren",
        "Welcoming people at the door",
        MAY,
        "En venlig velkomst gør forskellen. Der bliver ikke skrevet op, hvem der kommer.",
        "A friendly welcome makes the difference. Nobody writes down who comes.",
    ),
    Kind(
        "bibliotek-udlaan",
        "Låne ud og tage imod i bibliotekssystemet",
        "Lending and returning in the library system",
        STAFF,
        "Det kræver adgang til låneres oplysninger, og den har kun personalet.",
        "It takes access to borrowers' details, which only staff have.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-registre",
        "Slå op i låner- og personregistre",
        "Looking people up in registers",
        STAFF,
        "Hvem der låner hvad, er fortroligt.",
        "Who borrows what is confidential.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-bank-og-mitid",
        "Hjælpe med bank, MitID og Digital Post",
        "Helping with bank, MitID and Digital Post",
        STAFF,
        "Koder og penge er private. Personalet viser videre til borgerservice.",
        "Codes and money are private. Staff show the way to the citizens' office.",
        is_starter=True,
    ),
    Kind(
        "bibliotek-indkoeb",
        "Bestemme, hvad biblioteket køber ind",
        "Deciding what the library buys",
        STAFF,
        "Gode forslag er velkomne. Valget er bibliotekarernes faglige ansvar.",
        "Good suggestions are welcome. The choice is the librarians' professional responsibility.",
    ),
)

ADMINISTRATION = (
    Kind(
        "administration-ideer",
        "Komme med idéer",
        "Bringing ideas",
        MAY,
        "Borgere ser noget, som vi selv overser. Medarbejderne vælger, hvad der bliver til noget.",
        "Citizens see what we overlook. Staff choose what comes of it.",
        is_starter=True,
    ),
    Kind(
        "administration-test-af-hjemmeside",
        "Afprøve hjemmesiden",
        "Testing the website",
        MAY,
        "Det viser, hvor folk farer vild. Det kræver ingen adgang bag om siden.",
        "It shows where people get lost. It takes no access behind the pages.",
        is_starter=True,
    ),
    Kind(
        "administration-brugerpanel",
        "Være med i et brugerpanel",
        "Sitting on a panel of users",
        MAY,
        "Panelet rådgiver. Beslutningen er kommunens.",
        "The panel advises. The decision is the municipality's.",
        is_starter=True,
    ),
    Kind(
        "administration-gennemlaese",
        "Læse tekster igennem for svære ord",
        "Reading texts for hard words",
        MAY,
        "Friske øjne gør breve og sider lettere at forstå. Kun tekster uden oplysninger om personer.",
        "Fresh eyes make letters and pages easier. Only texts without details of persons.",
        is_starter=True,
    ),
    Kind(
        "administration-saette-sider-op",
        "Lave udkast til sider",
        "Setting up drafts of pages",
        TOGETHER,
        "Et udkast er en hjælp. En medarbejder er med og lægger det på.",
        "A draft is a help. A member of staff is present and puts it online.",
        is_starter=True,
    ),
    Kind(
        "administration-fotografere-steder",
        "Fotografere steder og bygninger",
        "Photographing places and buildings",
        ON_CALL,
        "Gode billeder gør siderne levende. Der er ingen personer på, og en medarbejder godkender.",
        "Good pictures make the pages lively. No persons are in them, and a member of staff approves.",
        is_starter=True,
    ),
    Kind(
        "administration-vaert-ved-moeder",
        "Være vært ved borgermøder",
        "Hosting citizens' meetings",
        TOGETHER,
        "En venlig velkomst hjælper. Medarbejderne svarer på spørgsmål om sager.",
        "A friendly welcome helps. Staff answer questions about cases.",
        is_starter=True,
    ),
    Kind(
        "administration-aendre-indhold",
        "Ændre indhold på hjemmesiden",
        "Changing content on the website",
        STAFF,
        "Adgangen er personlig og kræver licens, og kommunen svarer for, hvad der står.",
        "Access is personal and takes a licence, and the municipality answers for what it says.",
        is_starter=True,
    ),
    Kind(
        "administration-personalesager",
        "Personalesager",
        "Staff matters",
        STAFF,
        "Det er fortrolige oplysninger om ansatte.",
        "It is confidential information about employees.",
        is_starter=True,
    ),
    Kind(
        "administration-myndighed",
        "Træffe afgørelser om borgere",
        "Making decisions of authority about citizens",
        STAFF,
        "En afgørelse kan kun træffes af en myndighed, der står til ansvar for den.",
        "A decision can only be made by an authority that answers for it.",
        is_starter=True,
    ),
    Kind(
        "administration-sagsakter",
        "Se sager og breve om borgere",
        "Seeing cases and letters about citizens",
        STAFF,
        "Det er fortrolige oplysninger om personer.",
        "It is confidential information about persons.",
    ),
)

TAXONOMY = {
    InstitutionKind.DAY_CARE: DAY_CARE,
    InstitutionKind.SCHOOL: SCHOOL,
    InstitutionKind.ELDERLY_CARE: ELDERLY_CARE,
    InstitutionKind.LIBRARY: LIBRARY,
    InstitutionKind.ADMINISTRATION: ADMINISTRATION,
}
"""The kinds of task by the kind of institution, in the order in which they are shown."""


@transaction.atomic
def load() -> int:
    """Add the kinds of task that are missing; what is there, changed by hand or not, is left alone.

    Returns how many were added.
    """
    known = set(TaskKind.objects.values_list("slug", flat=True))
    missing = [
        TaskKind(
            slug=kind.slug,
            institution_kind=place,
            name=kind.name,
            name_en=kind.name_en,
            default_verdict=kind.verdict,
            default_reason=kind.reason,
            default_reason_en=kind.reason_en,
            is_starter=kind.is_starter,
            order=order,
        )
        for place, kinds in TAXONOMY.items()
        for order, kind in enumerate(kinds, start=1)
        if kind.slug not in known
    ]
    TaskKind.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)
