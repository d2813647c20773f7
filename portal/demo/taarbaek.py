"""Stadsbiblioteket in Taarbæk: the library group."""

import datetime

from portal.demo.specs import BoundarySpec, Employee, InstitutionSpec, OpportunitySpec, ProjectSpec, RuleSpec
from volunteering.boundaries.verdicts import Staffing, Verdict
from volunteering.institutions.models import InstitutionKind, Role
from volunteering.opportunities.choices import Insurance, ProjectPhase, Rhythm
from volunteering.people.choices import PartOfDay, Weekday

AFTERNOON, EVENING = PartOfDay.AFTERNOON, PartOfDay.EVENING

EMPLOYEES = (
    Employee("leder.taarbaek", "Tove Taarn", Role.LEADER, "Biblioteksleder"),
    Employee("bibliotekar.taarbaek", "Eva Eventyr", Role.COORDINATOR, "Bibliotekar"),
)

IN_FORCE = BoundarySpec(
    introduction=(
        "Bibliotekarerne står for udlån, rådgivning og alt, der kræver bibliotekets system. Biblioteksgruppen giver rummene "
        "liv, når der ellers er lukket. Ingen frivillige ser, hvem der låner hvad."
    ),
    days_ago=360,
    med_days_ago=370,
    med_forum="MED-udvalget for Stadsbiblioteket",
    rules=(
        RuleSpec(
            "bibliotek-aabent-17-19",
            Verdict.ON_CALL,
            "En navngiven bibliotekar kan nås på telefonen. Nøglen kvitteres der for.",
        ),
        RuleSpec("bibliotek-udlaan", Verdict.STAFF_ONLY, "Udlån kræver adgang til lånernes oplysninger."),
    ),
)

PROJECT = ProjectSpec(
    slug="taarbaek-biblioteksgruppen",
    title="Biblioteksgruppen i Taarbæk",
    summary="Fem frivillige og to bibliotekarer giver et lille bibliotek liv, når der ellers er lukket.",
    phase=ProjectPhase.ANCHORED,
    started_on=datetime.date(2009, 9, 1),
    story=(
        "Biblioteket i Taarbæk ligger på skolen og er betjent to dage om ugen: onsdag eftermiddag og lørdag. Resten af tiden "
        "stod rummene tomme. Det syntes nogle taarbækkere var synd.\n\n"
        "Fem frivillige og to bibliotekarer satte sig sammen. De indrettede en cafékrog og fik en reol på hjul, så der kan "
        "blive plads til gæster. På tre sæsoner blev det til ni arrangementer, en læsekreds på femten om romaner og fire "
        "aftener, hvor biblioteket holdt åbent 17–19, mens kvarteret spiste sammen.\n\n"
        "De frivillige ville også gerne låne bøger ud efter lukketid. Men udlån kræver adgang til lånernes oplysninger, og "
        "den går vi ikke på kompromis med. Måske en dag med en automat."
    ),
    lesson=(
        "Det kostede biblioteket ekstra tid og sparede ingen. Til gengæld fik Taarbæk noget, byen ellers ikke havde fået. "
        "Det er hele pointen: Frivillige er et plus, ikke en erstatning."
    ),
)

OPPORTUNITIES = (
    OpportunitySpec(
        title="Hold biblioteket åbent under fællesspisningen",
        project=PROJECT.slug,
        what_you_do=(
            "Når kvarteret spiser sammen, åbner du biblioteket kl. 17–19. Du byder velkommen, tænder lamperne i cafékrogen og "
            "finder måske en bog frem, man kan sidde og læse i. I er altid to."
        ),
        what_staff_do=(
            "Bibliotekar Eva kan nås på telefonen hele aftenen og låser op for nøglen inden. Udlån og spørgsmål om lån må vente "
            "til biblioteket er betjent."
        ),
        whom_you_meet="Børnefamilier, naboer og stamgæster fra Taarbæk.",
        task_kinds=("bibliotek-aabent-17-19", "bibliotek-cafehjoerne"),
        staffing=Staffing.ON_CALL,
        rhythm=Rhythm.REGULAR,
        times=((Weekday.THURSDAY, AFTERNOON), (Weekday.THURSDAY, EVENING)),
        from_to=(datetime.time(17, 0), datetime.time(19, 0)),
        time_note="Én torsdag om måneden.",
        hours="2.0",
        meeting_place="Skolens hovedindgang",
        minimum_age=18,
        is_confidential=False,
        places=6,
        contact="bibliotekar.taarbaek",
        responsible="bibliotekar.taarbaek",
        published_days_ago=350,
        wheelchair=True,
        appeal=6,
    ),
    OpportunitySpec(
        title="Vær med i kulturgruppen, der finder på arrangementer",
        project=PROJECT.slug,
        what_you_do=(
            "I mødes hver anden måned og planlægger sæsonens aftener: en forfatter, en koncert, en quiz for naboer. Du kan være den, "
            "der ringer, hænger plakater op eller hælder vinen op."
        ),
        what_staff_do="To bibliotekarer er med i gruppen, siger god for programmet og booker og betaler.",
        whom_you_meet="Fire–fem kulturglade naboer og to bibliotekarer.",
        task_kinds=("bibliotek-arrangementer",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        times=((Weekday.MONDAY, EVENING),),
        from_to=(datetime.time(19, 0), datetime.time(21, 0)),
        time_note="Seks møder om året og de arrangementer, du har lyst til.",
        hours="2.0",
        unit="Cafékrogen",
        meeting_place="Cafékrogen på biblioteket",
        minimum_age=15,
        is_confidential=False,
        insurance=Insurance.ASSOCIATION,
        association="taarbaek-kulturgryde",
        places=5,
        contact="bibliotekar.taarbaek",
        responsible="leder.taarbaek",
        published_days_ago=240,
        wheelchair=True,
        appeal=5,
    ),
    OpportunitySpec(
        title="Pas cafékrogen en lørdag",
        project=PROJECT.slug,
        what_you_do="Du brygger kaffe, stiller blomster på bordene og snakker med dem, der kigger ind. Kagen bestemmer du selv.",
        what_staff_do="Bibliotekaren er på arbejde ved siden af, låner bøger ud og svarer på det faglige.",
        whom_you_meet="Lørdagens gæster, store og små.",
        task_kinds=("bibliotek-cafehjoerne",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.FLEXIBLE,
        times=((Weekday.SATURDAY, PartOfDay.MORNING),),
        from_to=(datetime.time(10, 0), datetime.time(13, 0)),
        time_note="De lørdage, du har lyst til.",
        hours="3.0",
        unit="Cafékrogen",
        meeting_place="Cafékrogen på biblioteket",
        minimum_age=13,
        is_confidential=False,
        places=8,
        contact="bibliotekar.taarbaek",
        published_days_ago=15,
        wheelchair=True,
        appeal=6,
    ),
    OpportunitySpec(
        title="Hjælp til bibliotekets eventyrdag",
        project=PROJECT.slug,
        what_you_do="Du bygger papirskibe med børnene, maler ansigter eller læser op af de gode gamle eventyr. Vælg selv.",
        what_staff_do="To bibliotekarer leder dagen og har ansvaret. Forældrene bliver, så ingen børn er der alene.",
        whom_you_meet="Børn og forældre fra hele byen.",
        task_kinds=("bibliotek-arrangementer", "bibliotek-hoejtlaesning"),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        in_days=21,
        from_to=(datetime.time(10, 0), datetime.time(14, 0)),
        times=((Weekday.TUESDAY, PartOfDay.MORNING), (Weekday.TUESDAY, AFTERNOON)),
        hours="4.0",
        meeting_place="Skolens hovedindgang",
        minimum_age=13,
        is_confidential=False,
        places=3,
        contact="leder.taarbaek",
        published_days_ago=25,
        groups_welcome=False,
        wheelchair=True,
        appeal=8,
    ),
)

INSTITUTION = InstitutionSpec(
    slug="stadsbiblioteket-taarbaek",
    name="Stadsbiblioteket, Taarbæk",
    kind=InstitutionKind.LIBRARY,
    area="bibliotek",
    district="2930",
    address="Eksempelvej 5",
    summary="Et lille bibliotek på skolen, som biblioteksgruppen giver liv, når der ellers er lukket.",
    description=(
        "Biblioteket i Taarbæk er på størrelse med en stor stue. Det er betjent onsdag eftermiddag og lørdag. Resten af ugen "
        "kan rummene bruges til alt det andet, en by har brug for: fællesskab, fortællinger og kaffe.\n\n"
        "Biblioteksgruppen er to bibliotekarer og en flok taarbækkere, som finder på. Der er altid plads til en mere."
    ),
    welcome_text="Kom forbi en lørdag og mød Eva ved skranken. Så ser vi sammen på, hvad du har lyst til.",
    units=("Cafékrogen",),
    employees=EMPLOYEES,
    boundaries=(IN_FORCE,),
    projects=(PROJECT,),
    opportunities=OPPORTUNITIES,
)
