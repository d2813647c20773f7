"""Two editors have one page open: the second is told whose words are newer, and no script saves over them by itself."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from zeal import zeal_ignore

from cms.editing.roles import EDITORS, ensure_roles
from tests.factories.pages import article, blocks
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wagtails_own_lookups():
    with zeal_ignore():
        yield


def _desk(name):
    ensure_roles()
    user = UserFactory(display_name=name, language="da")
    user.groups.add(Group.objects.get(name=EDITORS))
    client = Client()
    client.force_login(user)
    return client


def _typed(page, text, seen):
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "lead": "",
            "body": streamfield([("text", rich_text(f"<p>{text}</p>"))]),
            "review_by": "2030-01-01",
            "loaded_revision_id": str(seen.pk),
            "loaded_revision_created_at": seen.created_at.isoformat(),
        }
    )


def test_the_second_is_told_and_nothing_is_lost():
    page = article("Fælles", body=blocks(("text", "<p>Først.</p>")))
    seen = page.get_latest_revision()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    anna, bo = _desk("Anna Anden"), _desk("Bo Begge")
    anna.post(edit, _typed(page, "Annas ord", seen))
    refused = bo.post(edit, _typed(page, "Bos ord", seen), headers={"accept": "application/json"})
    assert refused.status_code == 400
    assert refused.json()["error_code"] == "invalid_revision"
    assert "overskriver" in refused.json()["error_message"]
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, 999_999])
    told = bo.post(ping, {"revision_id": seen.pk, "revision_created_at": seen.created_at.isoformat()}).json()
    assert [other["user"] for other in told["other_sessions"] if other["revision_id"]] == ["Anna Anden"]
    assert "Anna Anden" in told["html"]
    bo.post(edit, _typed(page, "Bos ord", seen))  # having read the warning, Bo saves all the same
    kept = [str(revision.as_object().body) for revision in page.revisions.order_by("pk")]
    assert any("Annas ord" in body for body in kept)
    assert "Bos ord" in kept[-1]
