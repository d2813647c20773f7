import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.institutions import (
    AreaFactory,
    AssociationFactory,
    InstitutionFactory,
    MembershipFactory,
    UnitFactory,
)
from tests.factories.people import UserFactory
from volunteering.institutions.danish_order import danish_sort_key
from volunteering.institutions.models import (
    IllegalInvitationStateError,
    IllegalMembershipStateError,
    Institution,
    Membership,
    Role,
    StaffInvitation,
)

pytestmark = pytest.mark.django_db


def invitation(institution, **fields):
    values = {
        "email": "ny@example.org",
        "role": Role.STAFF,
        "token_hash": fields.pop("token_hash", "a" * 64),
        "expires_at": timezone.now() + datetime.timedelta(days=14),
        **fields,
    }
    return StaffInvitation.objects.create(institution=institution, **values)


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


def test_danish_order_puts_ae_oe_aa_last_and_aa_as_aa(db):
    for name in ("Åkanden", "Zebra", "Ærten", "Ørnen", "Aakjær", "Birken", "élan"):
        InstitutionFactory(name=name)

    assert [i.name for i in Institution.objects.order_by("sort_key")] == [
        "Birken",
        "élan",
        "Zebra",
        "Ærten",
        "Ørnen",
        "Åkanden",
        "Aakjær",
    ]
    assert danish_sort_key("x" * 500) == "x" * 240


def test_the_database_refuses_an_unknown_kind_of_place():
    with refused("institution_kind_known"):
        Institution.objects.filter(pk=InstitutionFactory().pk).update(kind="shop")


def test_the_database_refuses_two_units_of_one_name():
    unit = UnitFactory()
    with refused("unit_name_unique"):
        UnitFactory(institution=unit.institution, name=unit.name)


def test_the_database_refuses_a_second_leader_but_not_after_the_first_has_ended():
    first = MembershipFactory()
    with refused("membership_one_leader"), transaction.atomic():
        MembershipFactory(institution=first.institution)

    first.end()

    MembershipFactory(institution=first.institution)


def test_the_database_refuses_the_same_role_twice():
    mentor = MembershipFactory(role=Role.MENTOR)
    with refused("membership_once"):
        MembershipFactory(institution=mentor.institution, user=mentor.user, role=Role.MENTOR)


def test_the_database_refuses_the_same_area_twice():
    coordinator = MembershipFactory(of_area=True)
    with refused("membership_area_once"):
        MembershipFactory(of_area=True, user=coordinator.user, area=coordinator.area)


@pytest.mark.parametrize("role", [Role.LEADER, Role.AREA_COORDINATOR])
def test_the_database_refuses_a_role_in_the_wrong_kind_of_place(role):
    area_role = role == Role.AREA_COORDINATOR
    place = (
        {"institution": InstitutionFactory(), "area": None}
        if area_role
        else {"institution": None, "area": AreaFactory()}
    )
    with refused("membership_place_or_area"):
        MembershipFactory(role=role, **place)


def test_the_database_refuses_an_end_before_the_start():
    with refused("membership_ends_after_start"):
        MembershipFactory(ended_at=timezone.now() - datetime.timedelta(days=1))


def test_a_membership_ends_once():
    membership = MembershipFactory()
    membership.end()
    with pytest.raises(IllegalMembershipStateError):
        membership.end()


def test_the_database_refuses_a_second_open_invitation_to_the_same_role():
    one = invitation(InstitutionFactory())
    with refused("staff_invitation_open_once"), transaction.atomic():
        invitation(one.institution, token_hash="b" * 64)

    one.cancel()

    invitation(one.institution, token_hash="c" * 64)


def test_the_database_refuses_two_successors():
    one = invitation(InstitutionFactory(), role=Role.LEADER, hands_over=True)
    with refused("staff_invitation_one_successor"):
        invitation(one.institution, role=Role.LEADER, hands_over=True, email="b@example.org", token_hash="b" * 64)


def test_the_database_refuses_to_hand_over_to_anything_but_a_leader():
    with refused("staff_invitation_handover_is_leader"):
        invitation(InstitutionFactory(), role=Role.MENTOR, hands_over=True)


def test_the_database_refuses_a_staying_predecessor_without_a_handover():
    with refused("staff_invitation_stays_only_after_handover"):
        invitation(InstitutionFactory(), predecessor_stays=True)


def test_the_database_refuses_capitals_in_an_address():
    one = invitation(InstitutionFactory(), email="NY@Example.org")
    assert one.email == "ny@example.org"
    with refused("staff_invitation_email_lower_case"):
        StaffInvitation.objects.filter(pk=one.pk).update(email="NY@example.org")


def test_the_database_refuses_an_invitation_that_is_both_accepted_and_cancelled():
    one = invitation(InstitutionFactory(), accepted_at=timezone.now())
    with refused("staff_invitation_one_answer"):
        StaffInvitation.objects.filter(pk=one.pk).update(cancelled_at=timezone.now())


def test_an_invitation_is_used_once():
    one = invitation(InstitutionFactory())
    one.accept()
    for verb in (one.accept, one.cancel, lambda: one.renew(token_hash="d" * 64)):
        with pytest.raises(IllegalInvitationStateError):
            verb()


def test_an_invitation_that_has_run_out_cannot_be_used_but_renewed():
    one = invitation(InstitutionFactory(), expires_at=timezone.now())
    with pytest.raises(IllegalInvitationStateError):
        one.accept()

    one.renew(token_hash="d" * 64)

    one.accept()


def test_every_membership_has_an_address_of_its_own():
    MembershipFactory.create_batch(3, role=Role.MENTOR)
    assert Membership.objects.values("uuid").distinct().count() == 3


def test_a_place_that_is_closed_is_seen_by_those_who_work_there_only():
    closed = MembershipFactory(institution__is_active=False)

    assert Institution.objects.visible_to(closed.user).contains(closed.institution)
    assert not Institution.objects.visible_to(UserFactory()).contains(closed.institution)


def test_the_database_refuses_an_unknown_role():
    with refused("membership_role_known"):
        Membership.objects.filter(pk=MembershipFactory().pk).update(role="owner")


def test_the_database_refuses_one_cvr_number_twice_but_not_two_associations_without():
    AssociationFactory()
    AssociationFactory()
    AssociationFactory(cvr="12345674")
    with refused("association_cvr_unique"), transaction.atomic():
        AssociationFactory(cvr="12345674")
