"""Børnehuset Klokkeblomsten: older men read and tell, and wish to do woodwork."""

import datetime

from portal.demo.specs import BoundarySpec, Employee, InstitutionSpec, OpportunitySpec, ProjectSpec, RuleSpec
from volunteering.boundaries.verdicts import Staffing, Verdict
from volunteering.clearances.kinds import ClearanceKind
from volunteering.institutions.models import InstitutionKind, Role
from volunteering.opportunities.choices import OpportunityState, ProjectPhase, Rhythm
from volunteering.people.choices import PartOfDay, Weekday

MORNING, AFTERNOON = PartOfDay.MORNING, PartOfDay.AFTERNOON

EMPLOYEES = (
    Employee("leder.klokkeblomsten", "Kirsten Klokke", Role.LEADER, "Leder"),
    Employee(
        "koordinator.klokkeblomsten", "Palle Pusterum", Role.COORDINATOR, "Pædagog og tovholder for bedsteordningen"
    ),
)

IN_FORCE = BoundarySpec(
    introduction=(
        "Bedsteforældre og naboer kommer med tid, historier og ro. Personalet har børnene og ansvaret. Den, der fortæller, "
        "skal aldrig trøste alene, skille børn ad eller være den eneste voksne i rummet."
    ),
    days_ago=400,
    med_days_ago=415,
    med_forum="Lokal-MED i Børnehuset Klokkeblomsten",
    rules=(
        RuleSpec("dagtilbud-livshistorier", Verdict.STAFF_PRESENT, "En voksen fra huset er altid i eventyrrummet."),
        RuleSpec("dagtilbud-have"),
        RuleSpec(
            "dagtilbud-traevaerksted",
            Verdict.STAFF_ONLY,
            "Vi har endnu ikke talt igennem, hvordan det kan gøres trygt.",
        ),
    ),
)

DRAFT = BoundarySpec(
    introduction=(
        "Som før, men nu også med et træværksted: De frivillige i bedsteordningen vil gerne snitte og sømme med børnene."
    ),
    days_ago=None,
    rules=(
        RuleSpec("dagtilbud-have"),
        RuleSpec("dagtilbud-livshistorier", Verdict.STAFF_PRESENT, "En voksen fra huset er altid i eventyrrummet."),
        RuleSpec(
            "dagtilbud-traevaerksted",
            Verdict.STAFF_PRESENT,
            "Skarpt værktøj: højst tre børn ad gangen, og en pædagog står ved bænken.",
        ),
    ),
)

PROJECT = ProjectSpec(
    slug="klokkeblomsten-bedsteordning",
    title="Historier i eventyrrummet",
    summary="To ældre herrer læser højt og fortæller fra deres liv. Nu vil de også lave træværksted.",
    phase=ProjectPhase.ANCHORED,
    started_on=datetime.date(2009, 9, 1),
    story=(
        "Da BauneBo skulle bygges ved siden af, så Klokkeblomsten for sig, hvordan ældre naboer kunne kigge indenfor hos "
        "børnene. Men byggeriet trak ud, og huset endte med at blive tænkt til andre beboere. Den del af idéen faldt til "
        "jorden.\n\n"
        "Bedsteordningen levede videre. To ældre herrer kommer fast og sætter sig i eventyrrummet. De børn, der har lyst, "
        "kommer til dem for at høre en bog eller en historie fra dengang, de selv var små. Ingen skal, alle må.\n\n"
        "Nu har herrerne selv et ønske: De vil gerne lave træværksted med børnene. Huset er ved at tale om, hvad det kræver."
    ),
    lesson=(
        "En god ordning kan være lille. Og når noget uden for huset ændrer sig, er det godt, at ikke alt hviler på det. "
        "Frivillige, der føler sig hjemme, får selv nye ideer. Dem skal der være plads til."
    ),
)

OPPORTUNITIES = (
    OpportunitySpec(
        title="Læs højt i eventyrrummet",
        project=PROJECT.slug,
        what_you_do=(
            "Du sætter dig godt til rette med en bog, og de børn, der har lyst, kommer til dig. Du læser, peger på billederne "
            "og svarer på alle de spørgsmål, der ikke har noget med historien at gøre."
        ),
        what_staff_do="En pædagog er i rummet hele tiden, har ansvaret for børnene og hjælper dem, der bliver urolige.",
        whom_you_meet="Fem–otte børn på 3–6 år, som selv har valgt at komme.",
        task_kinds=("dagtilbud-hoejtlaesning",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        times=((Weekday.WEDNESDAY, MORNING),),
        from_to=(datetime.time(9, 30), datetime.time(10, 30)),
        time_note="Hver onsdag eller hver anden, som du vil.",
        hours="1.0",
        unit="Eventyrrummet",
        meeting_place="Eventyrrummet på første sal",
        minimum_age=18,
        clearance=ClearanceKind.CHILD,
        places=4,
        contact="koordinator.klokkeblomsten",
        responsible="leder.klokkeblomsten",
        published_days_ago=385,
        appeal=9,
    ),
    OpportunitySpec(
        title="Fortæl fra dengang, du selv var barn",
        project=PROJECT.slug,
        what_you_do=(
            "Du fortæller børnene om din egen barndom: hvad I legede, hvad der var i madpakken, og hvordan man ringede til "
            "hinanden uden mobil. Tag gerne et gammelt billede eller stykke legetøj med."
        ),
        what_staff_do="Vi samler børnene, er med hele tiden og spørger ind, så historien bliver ved med at leve bagefter.",
        whom_you_meet="En håndfuld spørgelystne børn og deres pædagog Palle.",
        task_kinds=("dagtilbud-livshistorier",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.FLEXIBLE,
        times=((Weekday.MONDAY, MORNING), (Weekday.THURSDAY, MORNING)),
        time_note="Mandag eller torsdag formiddag. Kom én gang eller mange.",
        hours="1.0",
        unit="Eventyrrummet",
        meeting_place="Eventyrrummet på første sal",
        minimum_age=0,
        places=5,
        contact="koordinator.klokkeblomsten",
        published_days_ago=75,
        appeal=6,
    ),
    OpportunitySpec(
        title="Så karse og krydderurter med børnene",
        what_you_do="Du hjælper børnene med at fylde jord i bakker og højbede, så frø og vande. Sorte negle følger med.",
        what_staff_do="Personalet er med ude, har ansvaret for børnene og har købt jord, frø og små vandkander.",
        whom_you_meet="Børn på 3–6 år, regnorme og et par forældre.",
        task_kinds=("dagtilbud-have",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        in_days=26,
        from_to=(datetime.time(14, 0), datetime.time(16, 0)),
        times=((Weekday.THURSDAY, AFTERNOON),),
        hours="2.0",
        meeting_place="Drivhuset bag huset",
        minimum_age=0,
        is_confidential=False,
        places=8,
        contact="koordinator.klokkeblomsten",
        published_days_ago=4,
        groups_welcome=True,
        wheelchair=True,
        appeal=4,
    ),
    OpportunitySpec(
        title="Træværksted: snit og søm sammen med børnene",
        project=PROJECT.slug,
        what_you_do="Du viser børnene, hvordan man holder på en hammer og sliber en pind glat. I bygger små både og fuglehuse.",
        what_staff_do="En pædagog står ved bænken hele tiden. Højst tre børn er med ad gangen.",
        whom_you_meet="Børn på 5–6 år og de to herrer fra bedsteordningen.",
        task_kinds=("dagtilbud-traevaerksted",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        times=((Weekday.TUESDAY, MORNING),),
        hours="1.5",
        minimum_age=18,
        clearance=ClearanceKind.CHILD,
        places=2,
        contact="koordinator.klokkeblomsten",
        state=OpportunityState.DRAFT,
    ),
)

INSTITUTION = InstitutionSpec(
    slug="boernehuset-klokkeblomsten",
    name="Børnehuset Klokkeblomsten",
    kind=InstitutionKind.DAY_CARE,
    area="dagtilbud",
    district="2830",
    address="Eksempelvej 2",
    summary="En børnehave for børn på 3–6 år, hvor ældre naboer fortæller historier i eventyrrummet.",
    description=(
        "Klokkeblomsten er en lille børnehave med store vinduer og et eventyrrum fyldt med puder og bøger.\n\n"
        "Her kommer bedsteforældre, naboer og andre med tid og historier. Børnene vælger selv, om de vil lytte med. Det vil "
        "de som regel."
    ),
    welcome_text="Kig forbi en formiddag, så viser Palle dig rundt. Du er velkommen til bare at sidde med den første gang.",
    units=("Eventyrrummet", "Solsikken", "Kløveren"),
    employees=EMPLOYEES,
    boundaries=(IN_FORCE, DRAFT),
    projects=(PROJECT,),
    opportunities=OPPORTUNITIES,
    has_wheelchair_access=False,
)
