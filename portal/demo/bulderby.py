"""Børnehuset Bulderby: a volunteer has one room and one mentor."""

import datetime

from portal.demo.specs import BoundarySpec, Employee, InstitutionSpec, OpportunitySpec, ProjectSpec, RuleSpec
from volunteering.boundaries.verdicts import Staffing, Verdict
from volunteering.clearances.kinds import ClearanceKind
from volunteering.institutions.models import InstitutionKind, Role
from volunteering.opportunities.choices import OpportunityState, ProjectPhase, Rhythm
from volunteering.people.choices import PartOfDay, Weekday

MORNING, AFTERNOON = PartOfDay.MORNING, PartOfDay.AFTERNOON
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = list(Weekday)[:5]

EMPLOYEES = (
    Employee("leder.bulderby", "Birthe Bulder", Role.LEADER, "Leder"),
    Employee("stedfortraeder.bulderby", "Stine Stedsans", Role.DEPUTY, "Souschef"),
    Employee("mentor.bulderby", "Lone Lytter", Role.MENTOR, "Pædagog og mentor på Blå Stue"),
    Employee("mentor2.bulderby", "Gorm Gulerod", Role.MENTOR, "Pædagogisk assistent og mentor på Gul Stue"),
)

FIRST_BOUNDARY = BoundarySpec(
    introduction=(
        "Frivillige er et ekstra par hænder og øjne. De tæller ikke med, når vi planlægger, hvor mange voksne der skal "
        "være, og de overtager ingens arbejde."
    ),
    days_ago=760,
    med_days_ago=775,
    med_forum="Lokal-MED i Børnehuset Bulderby",
    rules=(
        RuleSpec("dagtilbud-rytmik"),
        RuleSpec("dagtilbud-ture", Verdict.STAFF_ONLY, "Vi vil først lære hinanden at kende inden for hegnet."),
        RuleSpec("dagtilbud-reparere-legetoej", Verdict.STAFF_PRESENT, "Værktøj skal holdes væk fra børnene."),
    ),
)

SECOND_BOUNDARY = BoundarySpec(
    introduction=(
        "Frivillige er et ekstra par hænder og øjne. De tæller ikke med, når vi planlægger, hvor mange voksne der skal "
        "være, de laver ikke pædagogisk arbejde, og de overtager ingens job. Hver frivillig hører til på én stue og har "
        "én mentor at gå til. Er du i tvivl, så spørg. Det gør vi også selv."
    ),
    days_ago=210,
    med_days_ago=224,
    med_forum="Lokal-MED i Børnehuset Bulderby",
    rules=(
        RuleSpec("dagtilbud-rytmik"),
        RuleSpec("dagtilbud-fortrolige-samtaler"),
        RuleSpec(
            "dagtilbud-ture", Verdict.STAFF_PRESENT, "Personalet tæller børnene og har ansvaret hele vejen ud og hjem."
        ),
        RuleSpec(
            "dagtilbud-reparere-legetoej",
            Verdict.VOLUNTEER,
            "Foregår i skuret, når børnene er inde. Det er hyggeligt ekstra.",
        ),
        RuleSpec(
            "dagtilbud-foraeldreaktivitet",
            Verdict.STAFF_PRESENT,
            "Forløbet planlægges sammen og bindes til læreplanen.",
        ),
    ),
)

PROJECT = ProjectSpec(
    slug="bulderby-mentor-og-stue",
    title="Din egen stue og din egen mentor",
    summary="Tre frivillige fik hver en stue, en mentor og et timetal, der passede til dem.",
    phase=ProjectPhase.ANCHORED,
    started_on=datetime.date(2009, 9, 1),
    story=(
        "Bulderby ville have flere voksne typer ind i børnenes hverdag. Først satte personalet sig sammen og talte det "
        "igennem: Hvor meget tid må det koste at være mentor? Og hvor meget behøver vi at vide om et menneske, der vil "
        "give en hånd? Svaret på det sidste blev: ikke ret meget.\n\n"
        "Siden kom tre frivillige til. De havde kun lidt eller slet ingen tilknytning til arbejdsmarkedet. Hver af dem fik "
        "én fast stue og én fast mentor, og timerne om ugen blev lagt efter, hvad den enkelte kunne og havde lyst til. "
        "Nogle er i køkkenet, andre leger, bager, laver rytmik eller ordner småting i huset. Mentoren lytter også, når der "
        "er brug for at finde vej til andre kontorer i kommunen.\n\n"
        "Alle forældre fik en invitation med hjem: Har du eller barnets bedsteforældre noget, I gerne vil vise? Det blev "
        "til dage med natur, bagning, fortællinger fra andre lande og en politibil på besøg. Hver gang var det planlagt "
        "sammen med personalet, så det passede til læreplanen."
    ),
    lesson=(
        "Alle tre frivillige blev. Det hjalp, at huset skrev ned, hvad frivillige må, og hvad de ikke må, før den første "
        "begyndte. Og at nogen havde sat tid af til at være mentor: Den tid er en investering."
    ),
)

OPPORTUNITIES = (
    OpportunitySpec(
        title="Giv en hånd på Blå Stue",
        project=PROJECT.slug,
        what_you_do=(
            "Du er med i børnenes hverdag på én fast stue. I leger, bygger, bager, synger og rydder op sammen. Du bestemmer "
            "selv, om det er to timer om ugen eller otte, og timerne kan altid laves om."
        ),
        what_staff_do=(
            "Din mentor Lone tager imod dig, viser dig til rette og er der, når du har brug for at vende noget. Personalet har "
            "ansvaret for børnene hele tiden, trøster, løser konflikter og taler med forældrene."
        ),
        whom_you_meet="12 børn på 1–2 år, tre voksne og din mentor Lone.",
        task_kinds=("dagtilbud-leg", "dagtilbud-bagning", "dagtilbud-rytmik"),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        times=((MONDAY, MORNING), (TUESDAY, MORNING), (WEDNESDAY, MORNING), (THURSDAY, MORNING)),
        from_to=(datetime.time(9, 0), datetime.time(11, 0)),
        time_note="Én eller flere formiddage. Vi finder dagene sammen.",
        hours="2.0",
        unit="Blå Stue",
        meeting_place="Døren til Blå Stue, ned ad trappen til venstre",
        minimum_age=18,
        clearance=ClearanceKind.CHILD,
        places=3,
        contact="mentor.bulderby",
        responsible="leder.bulderby",
        published_days_ago=375,
        appeal=9,
    ),
    OpportunitySpec(
        title="Bag boller med børnene en formiddag",
        project=PROJECT.slug,
        what_you_do=(
            "Du bager boller sammen med fire–fem børn ad gangen. De ælter, drysser og smager, og du holder styr på dejen. "
            "Tag gerne din egen opskrift med."
        ),
        what_staff_do=(
            "En pædagog er med ved bordet hele tiden, tager de varme plader og passer på, hvad børnene kan tåle at spise."
        ),
        whom_you_meet="Børn på 3–6 år og pædagogen Gorm fra Gul Stue.",
        task_kinds=("dagtilbud-bagning", "dagtilbud-koekken"),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        in_days=12,
        from_to=(datetime.time(9, 30), datetime.time(11, 30)),
        times=((FRIDAY, MORNING),),
        hours="2.0",
        unit="Gul Stue",
        meeting_place="Køkkenet ved hovedindgangen",
        minimum_age=15,
        places=3,
        contact="mentor2.bulderby",
        responsible="leder.bulderby",
        published_days_ago=9,
        wheelchair=True,
        appeal=5,
    ),
    OpportunitySpec(
        title="Kom med på tur i skoven",
        project=PROJECT.slug,
        what_you_do=(
            "Du går med, når børnene tager i skoven. I finder bænkebidere, samler pinde og spiser madpakker. Du holder en "
            "hånd, når stien er smattet, og kigger med, når der er fundet noget spændende."
        ),
        what_staff_do="To pædagoger leder turen, tæller børnene og har ansvaret hele vejen ud og hjem.",
        whom_you_meet="16 børn på 4–6 år og to pædagoger.",
        task_kinds=("dagtilbud-ture",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.REGULAR,
        times=((TUESDAY, MORNING), (TUESDAY, AFTERNOON)),
        from_to=(datetime.time(9, 0), datetime.time(13, 0)),
        time_note="Hver anden tirsdag. Vi går i al slags vejr.",
        hours="4.0",
        meeting_place="Lågen ud mod legepladsen",
        minimum_age=18,
        clearance=ClearanceKind.CHILD,
        places=2,
        contact="stedfortraeder.bulderby",
        published_days_ago=205,
        appeal=6,
    ),
    OpportunitySpec(
        title="Fortæl børnene om et land, du kender",
        project=PROJECT.slug,
        what_you_do=(
            "Du kommer en times tid og fortæller om et land, du er født i eller har boet i. Tag en sang med, en ting at røre "
            "ved eller noget at smage på. Du behøver ikke at tale perfekt dansk."
        ),
        what_staff_do="Vi planlægger stunden sammen med dig, er med hele tiden og hjælper børnene med at spørge.",
        whom_you_meet="En lille flok nysgerrige børn på 3–6 år og deres pædagog.",
        task_kinds=("dagtilbud-foraeldreaktivitet",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.FLEXIBLE,
        time_note="En formiddag, der passer dig. Vi aftaler dagen sammen.",
        hours="1.0",
        times=((MONDAY, MORNING), (WEDNESDAY, MORNING), (FRIDAY, MORNING)),
        meeting_place="Børnehusets hovedindgang",
        minimum_age=15,
        places=6,
        contact="leder.bulderby",
        published_days_ago=45,
        wheelchair=True,
        appeal=4,
    ),
    OpportunitySpec(
        title="Ordn cykler og legetøj i skuret",
        project=PROJECT.slug,
        what_you_do="Du pumper dæk, skruer løse hjul fast og maler mooncars, så de er klar til en tur mere.",
        what_staff_do="Vi lægger det frem, der trænger, viser dig skuret og er på telefonen, hvis du mangler noget.",
        whom_you_meet="Mest fred og ro. Og en kop kaffe med personalet bagefter.",
        task_kinds=("dagtilbud-reparere-legetoej",),
        staffing=Staffing.NONE,
        rhythm=Rhythm.FLEXIBLE,
        time_note="Når du har en time. Værktøjet står klar.",
        hours="1.5",
        times=((THURSDAY, AFTERNOON), (FRIDAY, AFTERNOON)),
        meeting_place="Skuret bag legepladsen",
        minimum_age=15,
        is_confidential=False,
        places=2,
        contact="stedfortraeder.bulderby",
        state=OpportunityState.PAUSED,
        published_days_ago=160,
        appeal=3,
    ),
)

INSTITUTION = InstitutionSpec(
    slug="boernehuset-bulderby",
    name="Børnehuset Bulderby",
    kind=InstitutionKind.DAY_CARE,
    area="dagtilbud",
    district="2800",
    address="Eksempelvej 1",
    summary="Et børnehus for børn på 0–6 år, hvor frivillige får deres egen stue og deres egen mentor.",
    description=(
        "I Bulderby er der plads til at larme lidt og til at sidde stille med en bog. Vi har både vuggestue og børnehave, "
        "et køkken, der dufter af boller, og en legeplads med mudder.\n\n"
        "Vi har haft frivillige i huset i mange år. De gør hverdagen større for børnene: en farmor fra Tyrkiet, der kan en "
        "sang, eller en nabo, der kan få hjul på alting."
    ),
    welcome_text=(
        "Først taler vi sammen over en kop kaffe. Så kommer du på besøg et par gange og ser, om vi passer til hinanden. "
        "Har du lyst til mere, får du en stue, en mentor og et timetal, der passer til dig. Du kan altid skrue op eller ned."
    ),
    units=("Blå Stue", "Gul Stue", "Grøn Stue"),
    employees=EMPLOYEES,
    boundaries=(FIRST_BOUNDARY, SECOND_BOUNDARY),
    projects=(PROJECT,),
    opportunities=OPPORTUNITIES,
)
