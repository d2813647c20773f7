"""Ældrecenteret Møllebo: a company's activity day, e-mail help, young people and weekends."""

import datetime

from portal.demo.specs import BoundarySpec, Employee, InstitutionSpec, OpportunitySpec, ProjectSpec, RuleSpec
from volunteering.boundaries.verdicts import Staffing, Verdict
from volunteering.institutions.models import InstitutionKind, Role
from volunteering.opportunities.choices import Insurance, OpportunityState, ProjectPhase, Rhythm
from volunteering.people.choices import PartOfDay, Weekday

AFTERNOON, EVENING = PartOfDay.AFTERNOON, PartOfDay.EVENING

EMPLOYEES = (
    Employee("leder.moellebo", "Margit Mølle", Role.LEADER, "Centerleder"),
    Employee("koordinator.moellebo", "Hanne Hjerterum", Role.COORDINATOR, "Frivilligkoordinator"),
    Employee("attest.moellebo", "Asta Arkiv", Role.CLEARANCE_OFFICER, "Administrativ medarbejder"),
)

IN_FORCE = BoundarySpec(
    introduction=(
        "En beboers bolig er et hjem. Frivillige kommer i fællesrummene, på gåture og til det, vi har aftalt. Pleje, medicin, "
        "penge og post er altid personalets eller familiens opgave."
    ),
    days_ago=460,
    med_days_ago=470,
    med_forum="MED-udvalget for ældreområdet",
    rules=(
        RuleSpec("aeldre-male-og-skabe"),
        RuleSpec("aeldre-skoenhedsdag"),
        RuleSpec("aeldre-servere-kaffe"),
        RuleSpec(
            "aeldre-email-og-it",
            Verdict.ON_CALL,
            "Kun breve og billeder til familien. Aldrig MitID, bank eller Digital Post.",
        ),
        RuleSpec("aeldre-gaatur", Verdict.ON_CALL, "Beboeren kan blive træt. Så skal I kunne ringe efter hjælp."),
        RuleSpec(
            "aeldre-hjaelp-i-egen-bolig", Verdict.STAFF_ONLY, "Boligen er beboerens hjem. Vi mødes i fællesrummene."
        ),
    ),
)

PROJECT = ProjectSpec(
    slug="moellebo-nye-kraefter",
    title="Nye kræfter og nye opgaver",
    summary="En aktivitetsdag med et firma, unge, der lærte fra sig om e-mail, og en dag med farver og forkælelse.",
    phase=ProjectPhase.ANCHORED,
    started_on=datetime.date(2009, 9, 1),
    story=(
        "Møllebo har længe haft trofaste frivillige. Nu ville centeret også møde nogle, der ikke plejer at komme: unge og "
        "virksomheder. Og det måtte gerne handle om andet end kaffe og sang.\n\n"
        "Et hold kolleger fra en privat virksomhed holdt en stor aktivitetsdag. Elever fra 10. klasse viste beboerne, hvordan man "
        "sender en e-mail. En lokal kunstner stod for en dag, hvor der både blev malet og forkælet. Bagefter fortsatte den "
        "ugentlige hjælp til elektroniske breve til familien, sammen med en forening.\n\n"
        "Hvert af kommunens seks områdecentre har én koordinator for de frivillige. Det var hende eller ham, de nye gik til."
    ),
    lesson=(
        "Det var sjovt, og det var ekstra arbejde i begyndelsen. Det føltes lidt som at have en elev med. Unge "
        "forsvinder i maj og juni, når der er eksamen, og igen efter sommer: Læg opgaverne derefter. Personalet ønsker "
        "sig især unge, aftener og weekender, for der er huset stille. Der var for få dage til at sige noget sikkert om virkningen."
    ),
)

OPPORTUNITIES = (
    OpportunitySpec(
        title="Hold en aktivitetsdag med dit hold eller dine kolleger",
        project=PROJECT.slug,
        what_you_do=(
            "I er et hold, en klasse eller en arbejdsplads, som giver en dag. I finder på et program med os: spil i haven, fælles "
            "frokost, musik eller noget helt tredje. Én af jer melder jer til for hele gruppen."
        ),
        what_staff_do=(
            "Hanne planlægger dagen sammen med jer. Personalet hjælper beboerne frem, står for al pleje og er med hele dagen."
        ),
        whom_you_meet="20–30 beboere, deres pårørende og personalet.",
        task_kinds=("aeldre-aktivitetsdag",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        in_days=58,
        from_to=(datetime.time(10, 0), datetime.time(15, 0)),
        times=((Weekday.FRIDAY, PartOfDay.MORNING), (Weekday.FRIDAY, AFTERNOON)),
        hours="5.0",
        meeting_place="Hovedindgangen, Hanne tager imod",
        minimum_age=15,
        places=24,
        contact="koordinator.moellebo",
        responsible="leder.moellebo",
        published_days_ago=18,
        groups_welcome=True,
        wheelchair=True,
        appeal=5,
    ),
    OpportunitySpec(
        title="Hjælp en beboer med at skrive til familien",
        project=PROJECT.slug,
        what_you_do=(
            "Du sidder sammen med en beboer ved skærmen og hjælper med at sende et brev eller se et nyt billede af et oldebarn. "
            "I kommer aldrig ind på bank, MitID eller Digital Post."
        ),
        what_staff_do="Personalet følger beboerne til caféen og kan nås på telefonen, mens I sidder der.",
        whom_you_meet="En håndfuld beboere, som gerne vil lære det. Og et par erfarne seniorer fra foreningen.",
        task_kinds=("aeldre-email-og-it",),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.REGULAR,
        times=((Weekday.WEDNESDAY, AFTERNOON),),
        from_to=(datetime.time(14, 0), datetime.time(16, 0)),
        time_note="Hver onsdag, og du vælger selv hvilke.",
        hours="2.0",
        unit="Caféen",
        meeting_place="Computerhjørnet i caféen",
        minimum_age=15,
        insurance=Insurance.ASSOCIATION,
        association="seniorer-ved-skaermen",
        places=6,
        contact="koordinator.moellebo",
        published_days_ago=370,
        wheelchair=True,
        appeal=7,
    ),
    OpportunitySpec(
        title="En gåtur i weekenden",
        project=PROJECT.slug,
        what_you_do=(
            "Du går en tur med en beboer, måske med kørestol, måske arm i arm. I kigger på vejret, haverne og hundene. En halv "
            "time er nok til at gøre en lørdag til noget særligt."
        ),
        what_staff_do="En medarbejder tager imod dig, hjælper beboeren i tøjet og kan nås på telefonen, mens I er ude.",
        whom_you_meet="En beboer, som du lærer at kende.",
        task_kinds=("aeldre-gaatur",),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.FLEXIBLE,
        times=((Weekday.SATURDAY, AFTERNOON), (Weekday.SUNDAY, AFTERNOON)),
        time_note="Lørdag eller søndag, når du har tid.",
        hours="1.0",
        meeting_place="Receptionen",
        minimum_age=15,
        insurance=Insurance.ASSOCIATION,
        association="rulatorloebet",
        places=10,
        contact="koordinator.moellebo",
        published_days_ago=190,
        appeal=8,
    ),
    OpportunitySpec(
        title="Aftenkaffe og højtlæsning",
        what_you_do=(
            "Du skænker aftenkaffe i den store stue og læser en novelle eller et par digte op. Er der stemning for det, ender I med "
            "at synge."
        ),
        what_staff_do="Aftenpersonalet er i huset, hjælper beboerne til rette og har alt, der handler om pleje og medicin.",
        whom_you_meet="8–12 beboere, som sætter pris på lidt selskab om aftenen.",
        task_kinds=("aeldre-hoejtlaesning", "aeldre-selskab"),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.REGULAR,
        times=((Weekday.TUESDAY, EVENING), (Weekday.THURSDAY, EVENING)),
        from_to=(datetime.time(18, 30), datetime.time(20, 0)),
        hours="1.5",
        unit="Den store stue",
        meeting_place="Den store stue",
        minimum_age=15,
        places=4,
        contact="koordinator.moellebo",
        published_days_ago=35,
        wheelchair=True,
        appeal=6,
    ),
    OpportunitySpec(
        title="Farver og forkælelse: en dag med maling og neglelak",
        project=PROJECT.slug,
        what_you_do="Du maler sammen med beboerne, lægger neglelak på dem, der vil pyntes, og hænger billederne op til ferniseringen.",
        what_staff_do="En kunstner fra kvarteret leder dagen. Personalet er med hele tiden og tager sig af alt praktisk og al pleje.",
        whom_you_meet="15–20 beboere, en kunstner og andre frivillige.",
        task_kinds=("aeldre-male-og-skabe", "aeldre-skoenhedsdag"),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        in_days=-70,
        from_to=(datetime.time(13, 0), datetime.time(16, 0)),
        times=((Weekday.SATURDAY, AFTERNOON),),
        hours="3.0",
        meeting_place="Værkstedet",
        minimum_age=0,
        places=10,
        contact="koordinator.moellebo",
        state=OpportunityState.CLOSED,
        published_days_ago=130,
        groups_welcome=True,
        wheelchair=True,
        appeal=6,
    ),
)

INSTITUTION = InstitutionSpec(
    slug="aeldrecenteret-moellebo",
    name="Ældrecenteret Møllebo",
    kind=InstitutionKind.ELDERLY_CARE,
    area="aeldre",
    district="2800",
    address="Eksempelvej 4",
    summary="Et ældrecenter, hvor unge, kolleger og naboer er med til at gøre hverdage og weekender festligere.",
    description=(
        "På Møllebo bor der mennesker med hele liv i bagagen. Her er en café, et værksted, en have og en stor stue med klaver.\n\n"
        "Du kan komme en enkelt dag sammen med dit hold eller en time om ugen. Weekender og aftener er særligt gode: Der er "
        "huset stille, og der er god tid til at være sammen."
    ),
    welcome_text=(
        "Hanne viser dig rundt og fortæller, hvad du kan forvente. Du møder dem, du skal være sammen med, før du bestemmer dig. "
        "Synes du, det er svært, så sig det. Det er helt almindeligt i begyndelsen."
    ),
    units=("Caféen", "Den store stue", "Værkstedet"),
    employees=EMPLOYEES,
    boundaries=(IN_FORCE,),
    projects=(PROJECT,),
    opportunities=OPPORTUNITIES,
)
