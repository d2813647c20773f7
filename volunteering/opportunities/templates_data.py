"""Ready-made drafts that a leader can start from: the words of tasks that institutions often post.

They keep to the verdicts that an institution starts from. Who posts one changes what differs at home.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from volunteering.boundaries.verdicts import Staffing
from volunteering.clearances.kinds import ClearanceKind
from volunteering.institutions.models import InstitutionKind
from volunteering.opportunities.choices import Rhythm
from volunteering.people.choices import PartOfDay, Weekday
from volunteering.people.times_of_week import mask, part_mask

if TYPE_CHECKING:
    from collections.abc import Mapping

WORKDAYS: Final = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)
WORKDAY_MORNINGS: Final = mask((day, PartOfDay.MORNING) for day in WORKDAYS)
WORKDAY_AFTERNOONS: Final = mask((day, PartOfDay.AFTERNOON) for day in WORKDAYS)


@dataclass(frozen=True)
class DraftTemplate:
    """One ready-made draft (skabelon). ``task_kinds`` are slugs of the taxonomy."""

    key: str
    title: str
    what_you_do: str
    what_staff_do: str
    whom_you_meet: str
    task_kinds: tuple[str, ...]
    staffing: Staffing
    rhythm: Rhythm
    hours_each_time: Decimal
    times: int = 0
    time_note: str = ""
    places: int = 2
    minimum_age: int = 0
    clearance: ClearanceKind = ClearanceKind.NONE
    is_confidential: bool = True
    groups_welcome: bool = False


DAY_CARE: Final = (
    DraftTemplate(
        key="laes-hoejt",
        title="Læs højt for børnene",
        what_you_do=(
            "Du sætter dig til rette med en bog og de børn, der har lyst. I læser, kigger på billeder og snakker "
            "om det, I ser. Måske beder de om den samme historie igen. Du vælger en bog selv eller låner en af "
            "os."
        ),
        what_staff_do=(
            "En voksen fra stuen er i rummet hele tiden og har ansvaret for børnene. Personalet hjælper dig i "
            "gang og tager over, hvis et barn bliver ked af det, eller to bliver uvenner."
        ),
        whom_you_meet="En lille flok børn på 3 til 6 år og pædagogerne på stuen.",
        task_kinds=("dagtilbud-hoejtlaesning",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(1),
        times=WORKDAY_MORNINGS,
        time_note="En formiddag om ugen, som vi aftaler sammen",
        minimum_age=15,
        clearance=ClearanceKind.CHILD,
    ),
    DraftTemplate(
        key="bag",
        title="Bag boller sammen med børnene",
        what_you_do=(
            "Du bager med fire-fem børn ad gangen: måler mel, ælter dej og former boller. Der kommer mel på "
            "gulvet, og det gør ikke noget. Bagefter spiser vi sammen."
        ),
        what_staff_do=(
            "En pædagog er med i køkkenet hele tiden, står for hygiejnen og tager imod de børn, der vil noget andet."
        ),
        whom_you_meet="Børn på 3 til 6 år, en pædagog og vores køkkenmedarbejder.",
        task_kinds=("dagtilbud-bagning",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(2),
        times=mask([(Weekday.FRIDAY, PartOfDay.MORNING)]),
        minimum_age=15,
        clearance=ClearanceKind.CHILD,
    ),
    DraftTemplate(
        key="livshistorier",
        title="Fortæl om dengang, du var barn",
        what_you_do=(
            "Du fortæller historier fra dit eget liv for de børn, der vil høre dem. Hvordan så skolen ud? Hvad "
            "legede I? Tag gerne et billede eller en gammel ting med."
        ),
        what_staff_do="Personalet samler børnene, er med hele tiden og hjælper med spørgsmålene.",
        whom_you_meet="Nysgerrige børn på 4 til 6 år.",
        task_kinds=("dagtilbud-livshistorier",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.FLEXIBLE,
        hours_each_time=Decimal(1),
        time_note="Et par gange om måneden, når det passer dig",
        minimum_age=18,
        clearance=ClearanceKind.CHILD,
    ),
    DraftTemplate(
        key="haven",
        title="Pas højbedene på legepladsen",
        what_you_do=(
            "Du sår, luger og vander i vores højbede, og du må gerne så det, du selv holder af. Kommer børnene "
            "forbi og vil hjælpe, er en voksen fra os med."
        ),
        what_staff_do="Vi skaffer jord, frø og redskaber og aftaler med dig, hvad der skal gro hvor.",
        whom_you_meet="Børn og voksne på legepladsen og måske en nabo over hækken.",
        task_kinds=("dagtilbud-have",),
        staffing=Staffing.NONE,
        rhythm=Rhythm.FLEXIBLE,
        hours_each_time=Decimal(2),
        time_note="Fra april til oktober, når det passer dig",
        is_confidential=False,
        groups_welcome=True,
    ),
    DraftTemplate(
        key="smaa-opgaver",
        title="Ordn små ting i huset",
        what_you_do=(
            "Du limer en bil, strammer en skrue, vasker legetøj eller sætter kroge op i garderoben. Vi har en "
            "seddel med det, der venter, og du tager det, du har lyst til."
        ),
        what_staff_do="Vi viser dig rundt, finder værktøj frem og siger til, hvis noget ikke må røres.",
        whom_you_meet="Personalet og børnene, når de kigger forbi for at se, hvad du laver.",
        task_kinds=("dagtilbud-smaaopgaver", "dagtilbud-reparere-legetoej"),
        staffing=Staffing.NONE,
        rhythm=Rhythm.FLEXIBLE,
        hours_each_time=Decimal(2),
        time_note="En time eller to, når du har tid",
    ),
)

SCHOOL: Final = (
    DraftTemplate(
        key="det-ved-jeg",
        title="Kom og fortæl om noget, du ved",
        what_you_do=(
            "Du besøger en klasse og fortæller om dit arbejde, dit land, din hobby eller noget, du har oplevet. "
            "Tag gerne ting med, som eleverne kan røre ved. Lad dem spørge."
        ),
        what_staff_do=(
            "Læreren forbereder klassen, er til stede hele timen og har ansvaret for undervisningen. I taler "
            "sammen inden, så du ved, hvad klassen er i gang med."
        ),
        whom_you_meet="En klasse og dens lærer.",
        task_kinds=("skole-foraeldreviden",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        hours_each_time=Decimal("1.5"),
        places=1,
    ),
    DraftTemplate(
        key="haandvaerk",
        title="Vis eleverne et håndværk",
        what_you_do=(
            "Du viser, hvordan man strikker, snitter, syr, programmerer eller laver noget helt tredje, og hjælper"
            " eleverne med at prøve selv."
        ),
        what_staff_do=(
            "Læreren er til stede, holder ro og har ansvaret for eleverne. Vi finder materialer og et lokale."
        ),
        whom_you_meet="Cirka tolv elever ad gangen og deres lærer.",
        task_kinds=("skole-vise-haandvaerk",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        hours_each_time=Decimal(2),
    ),
    DraftTemplate(
        key="lektiecafe",
        title="Vær med i lektiecaféen",
        what_you_do=(
            "Du sætter dig ved bordet, lytter og spørger: Hvad står der? Hvad har du prøvet? Du behøver ikke "
            "kunne det hele. Det hjælper, at en voksen har tid."
        ),
        what_staff_do="En lærer er i rummet hele tiden, svarer på det faglige og tager sig af uro.",
        whom_you_meet="Elever fra 4. til 7. klasse og en lærer.",
        task_kinds=("skole-lektiecafe",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal("1.5"),
        times=mask([(Weekday.TUESDAY, PartOfDay.AFTERNOON), (Weekday.THURSDAY, PartOfDay.AFTERNOON)]),
        places=4,
        minimum_age=15,
        clearance=ClearanceKind.CHILD,
    ),
    DraftTemplate(
        key="laesemakker",
        title="Lyt, når en elev læser",
        what_you_do=(
            "Du sidder ved siden af en elev, der læser højt, og følger med i bogen. Du roser, venter og hjælper "
            "med et svært ord en gang imellem."
        ),
        what_staff_do="Læreren vælger bøgerne, er i lokalet og følger, hvordan det går.",
        whom_you_meet="Den samme elev eller de samme få elever fra 1. til 3. klasse.",
        task_kinds=("skole-laesemakker",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(1),
        times=WORKDAY_MORNINGS,
        minimum_age=18,
        clearance=ClearanceKind.CHILD,
    ),
    DraftTemplate(
        key="skolefest",
        title="Giv en hånd til skolefesten",
        what_you_do="Du stiller borde op, skænker saft, passer en bod eller rydder op. Vælg det, du har lyst til.",
        what_staff_do="Personalet har ansvaret for eleverne og er der hele aftenen. En lærer fordeler opgaverne.",
        whom_you_meet="Elever, forældre, lærere og andre, der giver en hånd.",
        task_kinds=("skole-praktisk-ved-fester",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        hours_each_time=Decimal(3),
        places=12,
        is_confidential=False,
        groups_welcome=True,
    ),
)

ELDERLY_CARE: Final = (
    DraftTemplate(
        key="kaffe-og-snak",
        title="Drik kaffe og få en snak",
        what_you_do=(
            "Du sætter dig ved bordet i dagligstuen, drikker en kop kaffe og snakker med dem, der har lyst. Om "
            "vejret, om livet, om det, der står i avisen."
        ),
        what_staff_do=(
            "Personalet er i huset, laver kaffen og hjælper beboerne med alt det, de har brug for. Sig det til "
            "dem, hvis en beboer har det skidt."
        ),
        whom_you_meet="Beboere, der gerne vil have selskab.",
        task_kinds=("aeldre-selskab",),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal("1.5"),
        times=mask((day, PartOfDay.AFTERNOON) for day in (*WORKDAYS, Weekday.SATURDAY, Weekday.SUNDAY)),
        time_note="En eftermiddag om ugen, gerne i weekenden",
        places=3,
    ),
    DraftTemplate(
        key="gaatur",
        title="Gå en tur i det fri",
        what_you_do=(
            "Du følges med en beboer eller to ud i frisk luft. I går så langt, som benene vil, og sætter jer på "
            "en bænk undervejs. Nogle går selv, nogle har rollator."
        ),
        what_staff_do=(
            "Personalet aftaler turen med beboeren, siger, hvem der kan gå med, og kan ringes op hele tiden. Løft"
            " og hjælp til toilettet er deres."
        ),
        whom_you_meet="Beboere, der savner at komme ud.",
        task_kinds=("aeldre-gaatur",),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(1),
        times=WORKDAY_AFTERNOONS,
        places=4,
        minimum_age=15,
    ),
    DraftTemplate(
        key="musik",
        title="Syng og spil med beboerne",
        what_you_do=(
            "Du synger, spiller klaver eller tager guitaren med. Vi har højskolesangbøger til alle. Det behøver "
            "ikke være kønt, men det må gerne være de gamle sange."
        ),
        what_staff_do="Personalet samler beboerne, finder sangbøger frem og bliver i nærheden.",
        whom_you_meet="En lille kreds, der kender mange vers udenad.",
        task_kinds=("aeldre-musik",),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal("1.5"),
        times=mask([(Weekday.WEDNESDAY, PartOfDay.EVENING), (Weekday.SUNDAY, PartOfDay.AFTERNOON)]),
        groups_welcome=True,
    ),
    DraftTemplate(
        key="breve-paa-nettet",
        title="Vis, hvordan man sender et brev på nettet",
        what_you_do=(
            "Du sidder ved siden af en beboer ved computeren og viser, hvordan man skriver til børnebørnene og "
            "ser de billeder, de sender. Roligt og så mange gange, der er brug for. Bank, MitID og Digital Post "
            "er ikke med."
        ),
        what_staff_do="En medarbejder åbner rummet, kender dem, der kommer, og kan tilkaldes.",
        whom_you_meet="Beboere og gæster, der er nye på nettet.",
        task_kinds=("aeldre-email-og-it",),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(2),
        times=mask([(Weekday.THURSDAY, PartOfDay.MORNING)]),
        places=3,
        minimum_age=13,
    ),
    DraftTemplate(
        key="aktivitetsdag",
        title="Hold en dag for beboerne som gruppe",
        what_you_do=(
            "I kommer en flok fra arbejdspladsen, klassen eller foreningen og laver en god dag: leg, mad, musik, "
            "en tur i haven. I planlægger sammen med os."
        ),
        what_staff_do="Personalet er med hele dagen, står for pleje og medicin og har ansvaret for beboerne.",
        whom_you_meet="Mange beboere på én gang og deres gæster.",
        task_kinds=("aeldre-aktivitetsdag",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        hours_each_time=Decimal(5),
        places=15,
        groups_welcome=True,
    ),
)

LIBRARY: Final = (
    DraftTemplate(
        key="cafehjoernet",
        title="Pas caféhjørnet",
        what_you_do="Du brygger kaffe, stiller kopper frem og hilser på dem, der kommer. Til sidst vasker du op.",
        what_staff_do="Bibliotekaren køber ind, lukker op og låner bøger ud.",
        whom_you_meet="Folk fra kvarteret i alle aldre.",
        task_kinds=("bibliotek-cafehjoerne",),
        staffing=Staffing.NONE,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(3),
        times=mask([(Weekday.SATURDAY, PartOfDay.MORNING)]),
        minimum_age=15,
        is_confidential=False,
    ),
    DraftTemplate(
        key="arrangement",
        title="Vær med til at holde arrangementer",
        what_you_do=(
            "Du finder på, planlægger og er vært: en forfatteraften, en byttedag, en gåtur med historier. Du "
            "bestemmer sammen med de andre i gruppen."
        ),
        what_staff_do="En bibliotekar siger ja til programmet, skaffer nøgle og penge og kan ringes op på dagen.",
        whom_you_meet="De andre i gruppen og de gæster, der kommer.",
        task_kinds=("bibliotek-arrangementer",),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.FLEXIBLE,
        hours_each_time=Decimal(3),
        times=part_mask(PartOfDay.EVENING),
        places=5,
        is_confidential=False,
    ),
    DraftTemplate(
        key="hold-aabent",
        title="Hold åbent en aften",
        what_you_do=(
            "Du låser op, tænder lyset og er der, mens folk læser, spiller og snakker. Du låner ikke ud: det "
            "klarer bibliotekaren en anden dag."
        ),
        what_staff_do="En medarbejder har telefonen på sig hele aftenen. Udlån og registre er personalets.",
        whom_you_meet="Naboer, børnefamilier og unge.",
        task_kinds=("bibliotek-aabent-17-19", "bibliotek-velkomst"),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(2),
        times=mask([(Weekday.WEDNESDAY, PartOfDay.EVENING)]),
        minimum_age=18,
        is_confidential=False,
    ),
    DraftTemplate(
        key="laesekreds",
        title="Vær vært for en læsekreds",
        what_you_do="Du samler kredsen, foreslår bøger og sørger for, at alle kommer til orde. Kage er frivilligt.",
        what_staff_do="Biblioteket finder bøger til alle og lægger lokale til.",
        whom_you_meet="Op til femten, der holder af romaner.",
        task_kinds=("bibliotek-laesekreds",),
        staffing=Staffing.NONE,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(2),
        times=mask([(Weekday.MONDAY, PartOfDay.EVENING)]),
        time_note="En mandag om måneden",
        places=1,
        is_confidential=False,
    ),
)

ADMINISTRATION: Final = (
    DraftTemplate(
        key="proev-hjemmesiden",
        title="Prøv kommunens hjemmeside af",
        what_you_do=(
            "Du får tre ting at finde på hjemmesiden og siger højt, hvad du tænker undervejs. Der er ingen "
            "forkerte svar: når noget er svært at finde, er det siden, der skal laves om."
        ),
        what_staff_do="En medarbejder sidder ved siden af, skriver ned og retter siden bagefter.",
        whom_you_meet="En eller to medarbejdere og måske en anden borger.",
        task_kinds=("administration-test-af-hjemmeside",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        hours_each_time=Decimal(1),
        places=5,
        is_confidential=False,
    ),
    DraftTemplate(
        key="laes-igennem",
        title="Sig til, når kommunen skriver svært",
        what_you_do="Du læser breve og sider, før de sendes ud, og streger under, når noget er svært at forstå.",
        what_staff_do="Vi sender dig kun tekster uden personer i, og vi skriver dem om bagefter.",
        whom_you_meet="Du kan gøre det hjemmefra. To gange om året mødes vi over en kop kaffe.",
        task_kinds=("administration-gennemlaese",),
        staffing=Staffing.NONE,
        rhythm=Rhythm.FLEXIBLE,
        hours_each_time=Decimal(1),
        places=10,
        is_confidential=False,
    ),
    DraftTemplate(
        key="brugerpanel",
        title="Vær med i et panel",
        what_you_do="Du mødes med andre borgere og os og siger, hvad der virker, og hvad der ikke gør.",
        what_staff_do="Vi leder mødet, skriver ned og fortæller næste gang, hvad der blev til noget.",
        whom_you_meet="Ti andre borgere med hver sin hverdag.",
        task_kinds=("administration-brugerpanel", "administration-ideer"),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        hours_each_time=Decimal(2),
        times=mask([(Weekday.TUESDAY, PartOfDay.EVENING)]),
        time_note="En tirsdag hver anden måned",
        places=10,
        is_confidential=False,
    ),
)

TEMPLATES: Final[Mapping[str, tuple[DraftTemplate, ...]]] = {
    InstitutionKind.DAY_CARE.value: DAY_CARE,
    InstitutionKind.SCHOOL.value: SCHOOL,
    InstitutionKind.ELDERLY_CARE.value: ELDERLY_CARE,
    InstitutionKind.LIBRARY.value: LIBRARY,
    InstitutionKind.ADMINISTRATION.value: ADMINISTRATION,
}
"""The drafts for each kind of institution."""


def for_kind(institution_kind: str) -> tuple[DraftTemplate, ...]:
    """Return the drafts that an institution of this kind is offered."""
    return TEMPLATES.get(institution_kind, ())
