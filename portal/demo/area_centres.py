"""Five invented area centres, which make the network of six together with Møllebo."""

import datetime

from portal.demo.specs import BoundarySpec, Employee, InstitutionSpec, OpportunitySpec, RuleSpec
from volunteering.boundaries.verdicts import Staffing
from volunteering.institutions.models import InstitutionKind, Role
from volunteering.opportunities.choices import Rhythm
from volunteering.people.choices import PartOfDay, Weekday

NETWORK = "De seks områdecentre"

BOUNDARY = BoundarySpec(
    introduction="Frivillige giver tid, selskab og oplevelser. Pleje, medicin, penge og post er personalets opgave.",
    days_ago=180,
    med_forum="MED-udvalget for ældreområdet",
    med_days_ago=190,
    rules=(RuleSpec("aeldre-spil"), RuleSpec("aeldre-have")),
)

CARDS_ON_SUNDAY = OpportunitySpec(
    title="Spil kort en søndag eftermiddag",
    what_you_do="Du spiller whist, kabale eller Matador med dem, der har lyst. Du må gerne tabe.",
    what_staff_do="Personalet er i huset, hjælper beboerne til bordet og kan kaldes til hele tiden.",
    whom_you_meet="En håndfuld beboere med skarpe kort.",
    task_kinds=("aeldre-spil", "aeldre-selskab"),
    staffing=Staffing.ON_CALL,
    rhythm=Rhythm.FLEXIBLE,
    times=((Weekday.SUNDAY, PartOfDay.AFTERNOON),),
    from_to=(datetime.time(14, 0), datetime.time(16, 0)),
    time_note="De søndage, du har lyst.",
    hours="2.0",
    meeting_place="Dagligstuen",
    minimum_age=13,
    places=4,
    contact="koordinator.kastanjen",
    published_days_ago=50,
    wheelchair=True,
    appeal=5,
)

SONG_EVENING = OpportunitySpec(
    title="Spil eller syng til en sangaften",
    what_you_do="Du spiller klaver eller guitar, eller du synger for. Vi synger de sange, alle kan, og et par, ingen kan.",
    what_staff_do="Personalet finder sangbøgerne frem og er med hele aftenen.",
    whom_you_meet="20 sangglade beboere og deres pårørende.",
    task_kinds=("aeldre-musik",),
    staffing=Staffing.PRESENT,
    rhythm=Rhythm.SINGLE,
    in_days=9,
    times=((Weekday.FRIDAY, PartOfDay.EVENING),),
    from_to=(datetime.time(19, 0), datetime.time(20, 30)),
    hours="1.5",
    meeting_place="Havestuen",
    minimum_age=0,
    places=5,
    contact="koordinator.elletraeet",
    published_days_ago=7,
    groups_welcome=True,
    wheelchair=True,
    appeal=5,
)


def _centre(
    number: int, tree: str, account: str, coordinator: str, district: str, *opportunities: OpportunitySpec
) -> InstitutionSpec:
    return InstitutionSpec(
        slug=f"omraadecenter-{account}",
        name=f"Områdecenter {tree}",
        kind=InstitutionKind.ELDERLY_CARE,
        area="aeldre",
        district=district,
        address=f"Eksempelvej {number}",
        summary="Et opdigtet områdecenter, som er med for at vise, hvordan de seks centre arbejder sammen.",
        description=(
            "Dette center findes ikke. Det er med i eksemplet, fordi kommunen har seks områdecentre, hvis koordinatorer "
            "deler opgaver og træder til for hinanden."
        ),
        welcome_text="Kom forbi og få en kop kaffe. Så finder vi ud af, hvad du har lyst til.",
        employees=(Employee(f"koordinator.{account}", coordinator, Role.COORDINATOR, "Frivilligkoordinator"),),
        boundaries=(BOUNDARY,),
        opportunities=opportunities,
    )


CENTRES = (
    _centre(11, "Kastanjen (eksempel)", "kastanjen", "Kaj Kastanje", "2830", CARDS_ON_SUNDAY),
    _centre(12, "Elletræet (eksempel)", "elletraeet", "Ellen Elletræ", "2800", SONG_EVENING),
    _centre(13, "Birken (eksempel)", "birken", "Bente Birk", "2830"),
    _centre(14, "Lærken (eksempel)", "laerken", "Lars Lærk", "2800"),
    _centre(15, "Pilen (eksempel)", "pilen", "Pia Pil", "2930"),
)
