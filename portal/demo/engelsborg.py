"""Engelsborgskolen: a parent bank and a local bank."""

import datetime

from portal.demo.specs import BoundarySpec, Employee, InstitutionSpec, OpportunitySpec, ProjectSpec, RuleSpec
from volunteering.boundaries.verdicts import Staffing, Verdict
from volunteering.clearances.kinds import ClearanceKind
from volunteering.institutions.models import InstitutionKind, Role
from volunteering.opportunities.choices import Insurance, ProjectPhase, Rhythm
from volunteering.people.choices import PartOfDay, Weekday

MORNING, AFTERNOON = PartOfDay.MORNING, PartOfDay.AFTERNOON

EMPLOYEES = (
    Employee("leder.engelsborg", "Erik Engel", Role.LEADER, "Skoleleder"),
    Employee("koordinator.engelsborg", "Fie Forældrebank", Role.COORDINATOR, "Tovholder for forældrebanken"),
    Employee("laerer.engelsborg", "Mette Morgensang", Role.STAFF, "Lærer i 5. årgang"),
)

IN_FORCE = BoundarySpec(
    introduction=(
        "Læreren har ansvaret for undervisningen, altid og alene. Forældre, familie og naboer gør den levende med det, de ved "
        "og kan. Læreren er til stede hele tiden og er den, børnene går til."
    ),
    days_ago=400,
    med_days_ago=420,
    med_forum="MED-udvalget på Engelsborgskolen",
    rules=(
        RuleSpec("skole-praktisk-ved-fester"),
        RuleSpec(
            "skole-foraeldreviden",
            Verdict.STAFF_PRESENT,
            "Læreren står for timen. Gæsten kommer med viden fra virkeligheden.",
        ),
        RuleSpec("skole-lektiecafe", Verdict.STAFF_PRESENT, "En lærer er i rummet og har ansvaret."),
    ),
)

PROJECT = ProjectSpec(
    slug="engelsborg-foraeldrebank",
    title="Forældrebanken",
    summary="Omkring 70 forældre og pårørende fortæller og viser det, de kan, når en lærer inviterer.",
    phase=ProjectPhase.RUNNING,
    started_on=datetime.date(2009, 9, 1),
    story=(
        "Bag hver elev står voksne, der kan noget. En er geolog, en anden bager, en tredje har sejlet rundt om jorden. "
        "Engelsborgskolen sendte en folder hjem til alle forældre og spurgte: Må vi låne lidt af det, du kan?\n\n"
        "Det for alvor gik i gang i begyndelsen af 2010. Siden er omkring 70 forældre og pårørende kommet i banken. Lærere "
        "og pædagoger slår op og inviterer: til en time om vulkaner, en eftermiddag i fritidsordningen eller en aften for "
        "forældrene. Senere kom en lokalbank til med folk fra kvarteret, som ikke har børn på skolen.\n\n"
        "Det er læreren alene, der har ansvaret for undervisningen. Det ved alle, og det gør det let at sige ja."
    ),
    lesson=(
        "En bank er aldrig færdig. Der skal være én, der holder den ved lige og minder kollegerne om, at den findes. "
        "Det bedste råd er at spørge folk direkte og begynde med noget let."
    ),
)

OPPORTUNITIES = (
    OpportunitySpec(
        title="Fortæl en klasse om dit arbejde eller din hobby",
        project=PROJECT.slug,
        what_you_do=(
            "Du skriver dig i skolens bank med det, du kan fortælle eller vise. Når en lærer har brug for netop det, får du en "
            "invitation. Du siger ja, foreslår en anden dag eller siger nej tak. Alt er i orden."
        ),
        what_staff_do="Læreren planlægger timen, er med hele tiden og har ansvaret for undervisningen og for eleverne.",
        whom_you_meet="En klasse mellem 0. og 9. årgang og deres lærer.",
        task_kinds=("skole-foraeldreviden",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.FLEXIBLE,
        times=tuple((day, part) for day in list(Weekday)[:5] for part in (MORNING, AFTERNOON)),
        time_note="Når en lærer spørger, og det passer dig.",
        hours="1.5",
        meeting_place="Skolens kontor, så følger læreren dig til klassen",
        minimum_age=15,
        places=100,
        contact="koordinator.engelsborg",
        responsible="leder.engelsborg",
        published_days_ago=390,
        wheelchair=True,
        appeal=9,
    ),
    OpportunitySpec(
        title="Læsemakker i 2. årgang",
        what_you_do=(
            "Du lytter, mens et barn læser højt for dig, et kvarter ad gangen. I taler om historien og griner af de skøre ord. "
            "Du retter ikke, du lytter."
        ),
        what_staff_do="Læreren vælger bøgerne, er i rummet hele tiden og tager sig af alt det faglige.",
        whom_you_meet="To eller tre børn fra 2. årgang, de samme hver gang.",
        task_kinds=("skole-laesemakker",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        times=((Weekday.MONDAY, MORNING), (Weekday.THURSDAY, MORNING)),
        from_to=(datetime.time(8, 15), datetime.time(9, 0)),
        time_note="Mandag eller torsdag i skoleåret.",
        hours="1.0",
        meeting_place="Skolens bibliotek",
        minimum_age=18,
        clearance=ClearanceKind.CHILD,
        places=6,
        contact="leder.engelsborg",
        published_days_ago=260,
        wheelchair=True,
        appeal=7,
    ),
    OpportunitySpec(
        title="Lektiecafé efter skole",
        what_you_do=(
            "Du sidder med ved bordet, når de store elever laver lektier. Du behøver ikke at kunne det hele. Det hjælper at have "
            "en voksen, der spørger: Hvad tror du selv?"
        ),
        what_staff_do="En lærer er i rummet og har ansvaret. Foreningen sørger for saft, frugt og en tovholder.",
        whom_you_meet="10–15 elever fra 6.–9. årgang, en lærer og foreningens tovholder.",
        task_kinds=("skole-lektiecafe",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        times=((Weekday.TUESDAY, AFTERNOON), (Weekday.WEDNESDAY, AFTERNOON)),
        from_to=(datetime.time(14, 30), datetime.time(16, 30)),
        hours="2.0",
        meeting_place="Kantinen",
        minimum_age=18,
        clearance=ClearanceKind.CHILD,
        languages=("da",),
        insurance=Insurance.ASSOCIATION,
        association="faelles-lektier",
        places=5,
        contact="koordinator.engelsborg",
        responsible="leder.engelsborg",
        published_days_ago=140,
        wheelchair=True,
        appeal=6,
    ),
    OpportunitySpec(
        title="Giv en hånd til skolens marked",
        what_you_do=(
            "Du hjælper med at stille boder op, skænke kaffe, grille pølser eller rydde af. Tag familien, holdet eller "
            "kollegerne med. Der er brug for mange hænder i få timer."
        ),
        what_staff_do="Skolens personale har ansvaret for eleverne og for penge og mad. De fordeler opgaverne på dagen.",
        whom_you_meet="Hele skolen: elever, forældre, søskende og naboer.",
        task_kinds=("skole-praktisk-ved-fester",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        in_days=40,
        from_to=(datetime.time(13, 0), datetime.time(17, 0)),
        times=((Weekday.SATURDAY, AFTERNOON),),
        hours="4.0",
        meeting_place="Det blå telt i skolegården",
        minimum_age=0,
        is_confidential=False,
        places=40,
        contact="koordinator.engelsborg",
        published_days_ago=6,
        groups_welcome=True,
        wheelchair=True,
        appeal=6,
    ),
)

INSTITUTION = InstitutionSpec(
    slug="engelsborgskolen",
    name="Engelsborgskolen",
    kind=InstitutionKind.SCHOOL,
    area="skole",
    district="2800",
    address="Eksempelvej 3",
    summary="En skole, der låner af det, forældre, familie og naboer ved og kan.",
    description=(
        "På Engelsborgskolen kommer virkeligheden ind i klassen. En mor fortæller om broer, en morfar viser, hvordan man "
        "binder en bog, og en nabo spiller violin.\n\n"
        "Alle, der vil, kan skrive sig i forældrebanken eller i lokalbanken. Lærerne slår op, når de planlægger, og inviterer."
    ),
    welcome_text=(
        "Fie ringer til dig, når du har skrevet dig op. Før første besøg aftaler du dagen med læreren: hvad der skal ske, hvor "
        "længe, og hvad børnene ved i forvejen."
    ),
    units=("Indskolingen", "Mellemtrinnet", "Udskolingen"),
    employees=EMPLOYEES,
    boundaries=(IN_FORCE,),
    projects=(PROJECT,),
    opportunities=OPPORTUNITIES,
)
