"""The ready-made drafts hold what they promise."""

import pytest

from volunteering.boundaries.taxonomy import TAXONOMY
from volunteering.boundaries.verdicts import ENOUGH
from volunteering.institutions.models import InstitutionKind
from volunteering.opportunities.choices import Rhythm
from volunteering.opportunities.models import Opportunity
from volunteering.opportunities.templates_data import TEMPLATES, for_kind


@pytest.mark.parametrize("kind", InstitutionKind.values)
def test_every_kind_of_place_is_offered_three_to_five_drafts(kind):
    offered = for_kind(kind)
    assert 3 <= len(offered) <= 5
    assert len({template.key for template in offered}) == len(offered)


@pytest.mark.parametrize(("kind", "template"), [(kind, t) for kind, offered in TEMPLATES.items() for t in offered])
def test_a_draft_keeps_to_what_a_new_institution_starts_from(kind, template):
    """Nobody should be refused for posting what we ourselves propose."""
    verdicts = {entry.slug: entry for entry in TAXONOMY[InstitutionKind(kind)]}
    assert template.task_kinds
    for slug in template.task_kinds:
        assert template.staffing in ENOUGH[verdicts[slug].verdict], slug


@pytest.mark.parametrize("template", [t for offered in TEMPLATES.values() for t in offered])
def test_a_draft_lacks_nothing_but_the_day(template):
    for name in ("title", "what_you_do", "what_staff_do", "whom_you_meet", "time_note"):
        assert len(getattr(template, name)) <= Opportunity._meta.get_field(name).max_length
    assert template.what_you_do
    assert template.what_staff_do
    if template.rhythm == Rhythm.REGULAR:
        assert template.times or template.time_note
    for word in ("vagt", "ansøg", "vikar", "bemanding", "ressource"):
        assert word not in f"{template.title} {template.what_you_do} {template.what_staff_do}".lower()
