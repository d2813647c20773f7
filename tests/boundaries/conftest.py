import pytest

from tests.factories.boundaries import TaskKindFactory
from tests.factories.institutions import InstitutionFactory, MembershipFactory
from tests.factories.people import UserFactory
from volunteering.boundaries import actions, selectors, signals
from volunteering.boundaries.models import TaskKind
from volunteering.boundaries.verdicts import Verdict, breaches
from volunteering.institutions.models import InstitutionKind, Role


@pytest.fixture
def kinds(db):
    """Three kinds of task for elderly care; the first two stand on a new institution's draft. Nothing else exists."""
    TaskKind.objects.all().delete()
    make = {"institution_kind": InstitutionKind.ELDERLY_CARE}
    return {
        "gåtur": TaskKindFactory(
            **make,
            slug="gaatur",
            name="Gå en tur",
            name_en="Going for a walk",
            default_verdict=Verdict.ON_CALL,
            default_reason="Frisk luft gør godt.",
            default_reason_en="Fresh air does good.",
            is_starter=True,
            order=1,
        ),
        "pleje": TaskKindFactory(
            **make,
            slug="pleje",
            name="Pleje",
            name_en="Care",
            default_verdict=Verdict.STAFF_ONLY,
            default_reason="Det er personalets arbejde.",
            default_reason_en="It is the staff's work.",
            is_starter=True,
            order=2,
        ),
        "musik": TaskKindFactory(
            **make, slug="musik", name="Musik", name_en="Music", default_verdict=Verdict.VOLUNTEER, order=3
        ),
    }


@pytest.fixture
def institution(kinds):
    return InstitutionFactory(elderly_care=True, name="Ældrecenteret Prøvebo", slug="proevebo")


def colleague(institution, role, name):
    return MembershipFactory(institution=institution, role=role, user=UserFactory(display_name=name)).user


@pytest.fixture
def leader(institution):
    return colleague(institution, Role.LEADER, "Hanne Leder")


@pytest.fixture
def deputy(institution, leader):
    return colleague(institution, Role.DEPUTY, "Otto Stedfortræder")


@pytest.fixture
def coordinator(institution, leader):
    return colleague(institution, Role.COORDINATOR, "Kim Koordinator")


@pytest.fixture
def mentor(institution, leader):
    return colleague(institution, Role.MENTOR, "Lone Mentor")


@pytest.fixture
def other_leader(kinds):
    return colleague(InstitutionFactory(slug="andet-hus"), Role.LEADER, "Anders Andetsteds")


@pytest.fixture
def draft(institution, leader):
    return actions.start_draft(institution=institution, acting_user=leader)


def texts(**changes):
    return actions.DraftTexts(
        **{"introduction": "", "ask_whom": None, "med_discussed_on": None, "med_forum": "", **changes}
    )


def lines(draft, **changes):
    """The draft's lines, with verdicts changed by the slug of their kind; None takes a line away."""
    found = {rule.task_kind.slug: (rule.task_kind, rule.verdict, rule.reason) for rule in selectors.rules_of(draft)}
    for slug, verdict in changes.items():
        kind = TaskKind.objects.get(slug=slug)
        if verdict is None:
            found.pop(slug, None)
        else:
            found[slug] = (kind, verdict, "Vi har talt om det.")
    return [actions.DraftLine(kind.pk, verdict, reason) for kind, verdict, reason in found.values()]


@pytest.fixture
def save():
    def save(draft, user, *, revision=None, with_texts=None, **changes):
        return actions.save_draft(
            draft=draft,
            texts=with_texts or texts(),
            lines=lines(draft, **changes),
            revision=draft.revision if revision is None else revision,
            acting_user=user,
        )

    return save


@pytest.fixture
def in_force(draft, leader):
    boundary, _paused = actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader)
    return boundary


@pytest.fixture
def published():
    """A room above that has something published: tasks by title. It answers as the room of opportunities does."""
    tasks = {}
    asked = []

    def broken(lines):
        found = []
        for title, (kind, staffing) in tasks.items():
            if breached := breaches(lines=lines, task_kinds=[kind.pk], staffing=staffing):
                found.append(signals.Broken(title=title, url="/opgaver/1/", breaches=tuple(breached)))
        return found

    def preview(sender, boundary, lines, **kwargs):
        asked.append("preview")
        return broken(lines)

    def in_force(sender, boundary, previous, lines, acting_user, **kwargs):
        asked.append(("in force", boundary, previous, acting_user))
        return broken(lines)

    signals.preview_breaches.connect(preview)
    signals.boundary_put_in_force.connect(in_force)
    yield tasks, asked
    signals.preview_breaches.disconnect(preview)
    signals.boundary_put_in_force.disconnect(in_force)
