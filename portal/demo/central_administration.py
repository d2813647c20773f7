"""Centraladministrationen: a project that closed, kept for what it taught."""

import datetime

from portal.demo.specs import BoundarySpec, Employee, InstitutionSpec, OpportunitySpec, ProjectSpec, RuleSpec
from volunteering.boundaries.verdicts import Staffing, Verdict
from volunteering.institutions.models import InstitutionKind, Role
from volunteering.opportunities.choices import OpportunityState, ProjectPhase, Rhythm

IN_FORCE = BoundarySpec(
    introduction=(
        "Borgere må gerne sige, hvad de mener om hjemmesiden, og hjælpe os med at prøve den af. Alt, der handler om sager, "
        "ansatte og afgørelser, er de ansattes arbejde. Det er adgangen til systemerne også."
    ),
    days_ago=500,
    med_days_ago=520,
    med_forum="Hovedudvalget",
    rules=(
        RuleSpec(
            "administration-aendre-indhold",
            Verdict.STAFF_ONLY,
            "Det kræver en licens og en, der står til ansvar. Det var her, projektet gik i stå.",
        ),
    ),
)

PROJECT = ProjectSpec(
    slug="centraladministrationen-hjemmesiden",
    title="Borgere med på hjemmesiden",
    summary="Et forsøg, der lukkede. Det lærte os, hvor grænsen går, og at en opgave skal have en ejer.",
    phase=ProjectPhase.CLOSED,
    started_on=datetime.date(2009, 9, 1),
    closed_on=datetime.date(2010, 8, 31),
    story=(
        "Idéen var god: Hvem ved bedre end borgerne, om kommunens hjemmeside er til at finde rundt i? Derfor skulle borgere "
        "være med til at udvikle form, indhold og brugervenlighed.\n\n"
        "Men det var svært at finde en opgave, der var plads til inden for loven. Borgere måtte gerne komme med idéer og måske "
        "sætte en side op. De måtte ikke ændre i siderne, for det kræver licenser. Og de måtte ikke røre ved "
        "personalesager eller ved noget, hvor kommunen træffer afgørelser.\n\n"
        "Samtidig var der ingen i huset, som havde opgaven som sin. I august 2010 blev projektet lukket."
    ),
    lesson=(
        "Et nej kan være lige så nyttigt som et ja, hvis vi skriver ned hvorfor. Find grænsen, før I inviterer nogen. "
        "Sørg for, at én person ejer opgaven. Og begynd med noget, der allerede er i gang, frem for noget helt nyt."
    ),
)

OPPORTUNITIES = (
    OpportunitySpec(
        title="Prøv hjemmesiden af, og sig, hvor du farer vild",
        project=PROJECT.slug,
        what_you_do="Du løser fem små opgaver på hjemmesiden, mens du siger højt, hvad du tænker. Der er ingen forkerte svar.",
        what_staff_do="En medarbejder sidder ved siden af, noterer og laver selv alle ændringer bagefter.",
        whom_you_meet="Én medarbejder og en kande te.",
        task_kinds=("administration-test-af-hjemmeside",),
        staffing=Staffing.PRESENT,
        rhythm=Rhythm.SINGLE,
        in_days=-250,
        hours="1.0",
        minimum_age=15,
        is_confidential=False,
        places=8,
        contact="leder.centraladministrationen",
        state=OpportunityState.CLOSED,
        published_days_ago=320,
        wheelchair=True,
        appeal=2,
    ),
)

INSTITUTION = InstitutionSpec(
    slug="centraladministrationen",
    name="Centraladministrationen",
    kind=InstitutionKind.ADMINISTRATION,
    area="administration",
    district="2800",
    address="Eksempelvej 6",
    summary="Her prøvede vi at få borgere med på hjemmesiden. Forsøget lukkede, og vi fortæller hvorfor.",
    description=(
        "I administrationen er der ikke så mange opgaver, som andre end de ansatte må løse. Det lærte vi på den hårde måde.\n\n"
        "Vi lader historien stå her, så andre kan lære af den. Får vi igen brug for et friskt blik, kan du se det på denne side."
    ),
    welcome_text="Lige nu er der ingen opgaver her. Har du en idé, så ring. Den vil vi gerne høre.",
    employees=(Employee("leder.centraladministrationen", "Carla Central", Role.LEADER, "Afdelingsleder"),),
    boundaries=(IN_FORCE,),
    projects=(PROJECT,),
    opportunities=OPPORTUNITIES,
)
