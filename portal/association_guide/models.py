"""The guide: an entry above each association, its words, who is invited to keep it, and how it is judged."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator, URLValidator
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import DraftStateMixin, RevisionMixin, Task, TaskState, WorkflowMixin

from portal.association_guide.choices import CvrCheck, Decision, EntryLevel, Icnpo
from portal.association_guide.querysets import MODERATE, EntryQuerySet
from volunteering.institutions.cvr import grouped
from volunteering.institutions.danish_order import danish_sort_key
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer, OfficerRole
from volunteering.people.choices import Language
from volunteering.people.models import District

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.people.models import User

INVITATION_LASTS: Final = datetime.timedelta(days=14)
"""How long the link of an invitation can be used."""

LONGEST_DESCRIPTION: Final = 4000
LARGEST_FILE: Final = 2 * 1024 * 1024
"""How many bytes a file to import may have."""


class IllegalEntryStateError(Exception):
    """The entry is not in a state from which this can be done."""


class IllegalInvitationStateError(Exception):
    """The invitation is not in a state from which this can be done."""


class AlreadyJudgedError(PermissionDenied):
    """Somebody else has judged what was sent in, or it has been sent in anew since."""


class CvrTakenError(PermissionDenied):
    """Another association has the CVR number."""


class Word(models.Model):
    """One word of the guide's own short list. Editable data with a name in each language."""

    slug = models.SlugField(_("name in addresses"), unique=True)
    name = models.CharField(_("Danish name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the name in the language of the page."""
        return self.name_en if translation.get_language() == "en" else self.name


class FieldOfWork(Word):
    """What an association works with (arbejdsområde), such as being somebody's visitor."""

    class Meta(Word.Meta):
        verbose_name = _("field of work")
        verbose_name_plural = _("fields of work")


class TargetGroup(Word):
    """Whom an association is there for (målgruppe), such as families with children."""

    class Meta(Word.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


@register_setting(icon="calendar-check", order=500)
class GuideSettings(BaseGenericSetting):
    """How often an entry is confirmed and what happens when nobody does (foreningsguidens frister). Editable data.

    Source of the defaults: the practice of Danish guides: once a year, hidden when stale, deleted the year after.
    """

    confirm_after_months = models.PositiveSmallIntegerField(
        _("months between confirmations"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    remind_after_days = models.PositiveSmallIntegerField(
        _("days until a reminder"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
        help_text=_("Two reminders are sent, each so many days after the mail before."),
    )
    hide_after_days = models.PositiveSmallIntegerField(
        _("days until an entry is hidden"),
        default=42,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Counted from the first mail that nobody answered."),
    )
    delete_after_days = models.PositiveSmallIntegerField(
        _("days until a hidden entry is deleted"),
        default=365,
        validators=[MinValueValidator(30), MaxValueValidator(3650)],
    )
    cvr_check = models.CharField(
        _("a CVR number whose last digit does not fit"),
        max_length=10,
        choices=CvrCheck.choices,
        default=CvrCheck.REFUSE,
        help_text=_("Every CVR number has a last digit that follows from the others (modulus 11)."),
    )

    class Meta:
        verbose_name = _("association guide: dates and checks")

    @property
    def link_lasts(self) -> datetime.timedelta:
        """Return how long the link of a mail confirms: as long as there is something to bring back."""
        return datetime.timedelta(days=self.hide_after_days + self.delete_after_days)


class Entry(WorkflowMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """What the guide says of an association (opslag i foreningsguiden).

    The words are the association's own. What its officers write is a revision that goes through the workflow; the
    published words stay until a moderator approves. When a revision is published the association's identity follows:
    its name, CVR number, e-mail and phone.
    """

    association = models.OneToOneField(Association, on_delete=models.PROTECT, related_name="entry", editable=False)
    name = models.CharField(_("name"), max_length=120)
    # Compared letter by letter: a collation of the database would skip the signs that carry the order.
    sort_key = models.CharField(max_length=240, editable=False, db_index=True, db_collation="C")
    level = models.CharField(_("what are you?"), max_length=12, choices=EntryLevel.choices)
    cvr = models.CharField(_("CVR number"), max_length=8, blank=True)
    summary = models.CharField(_("in one sentence"), max_length=200)
    description = models.TextField(_("what we do"), blank=True, validators=[MaxLengthValidator(LONGEST_DESCRIPTION)])
    fields_of_work = ParentalManyToManyField(FieldOfWork, blank=True, verbose_name=_("fields of work"))
    target_groups = ParentalManyToManyField(TargetGroup, blank=True, verbose_name=_("for whom"))
    icnpo = models.CharField(_("ICNPO group"), max_length=2, choices=Icnpo.choices, blank=True)
    districts = ParentalManyToManyField(District, blank=True, verbose_name=_("districts"), related_name="+")
    place = models.CharField(_("where you meet"), max_length=120, blank=True)
    wants_volunteers = models.BooleanField(_("would like more volunteers"), default=False)
    volunteers_note = models.CharField(_("whom you look for"), max_length=200, blank=True)
    website = models.URLField(
        _("website"), max_length=200, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    contact_name = models.CharField(_("contact person"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    show_email = models.BooleanField(_("show the e-mail to everybody"), default=False)
    phone = PhoneNumberField(_("phone"), blank=True)
    show_phone = models.BooleanField(_("show the phone number to everybody"), default=False)
    languages = ArrayField(
        models.CharField(max_length=5, choices=Language.choices), verbose_name=_("languages"), default=list, blank=True
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_text = models.CharField(_("what the picture shows"), max_length=150, blank=True)

    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    reminders = models.PositiveSmallIntegerField(default=0, editable=False)
    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    search = SearchVectorField(null=True, editable=False)

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        for_concrete_model=False,
    )

    objects = EntryQuerySet.as_manager()

    OF_THE_WHOLE: ClassVar = (
        "association",
        "confirmed_at",
        "asked_at",
        "reminders",
        "hidden_at",
        "created_at",
        "last_published_at",
        "live_revision",
        "expired",
    )
    """What belongs to the entry and never to one of its revisions."""

    class Meta:
        verbose_name = _("entry of the association guide")
        verbose_name_plural = _("entries of the association guide")
        permissions = [
            ("moderate_entry", "Kan godkende og indlæse opslag i foreningsguiden"),
            ("publish_entry", "Kan offentliggøre opslag i foreningsguiden"),
        ]
        indexes = [
            models.Index(
                fields=["sort_key", "id"], condition=Q(live=True, hidden_at__isnull=True), name="guide_entry_by_name"
            ),
            GinIndex(
                fields=["search"],
                condition=Q(live=True, hidden_at__isnull=True),
                name="guide_entry_search",
                fastupdate=False,
            ),
        ]
        constraints = [
            models.CheckConstraint(name="guide_entry_level_known", condition=Q(level__in=EntryLevel.values)),
            models.CheckConstraint(name="guide_entry_icnpo_known", condition=Q(icnpo__in=["", *Icnpo.values])),
            models.CheckConstraint(
                name="guide_entry_cvr_eight_digits",
                condition=Q(cvr="") | Q(cvr__regex=r"^[1-9][0-9]{7}$"),
                violation_error_message=_("A CVR number has eight digits."),
            ),
            models.CheckConstraint(
                name="guide_entry_cvr_follows_level",
                condition=Q(level=EntryLevel.WITH_CVR) & ~Q(cvr="") | ~Q(level=EntryLevel.WITH_CVR) & Q(cvr=""),
                violation_error_message=_("Only an association with a CVR number has one, and it must have one."),
            ),
            models.CheckConstraint(
                name="guide_entry_one_way_of_contact",
                condition=Q(show_email=True) & ~Q(email="") | Q(show_phone=True) & ~Q(phone="") | ~Q(website=""),
                violation_error_message=_("Show at least one way of contact: e-mail, phone or website."),
            ),
            models.CheckConstraint(
                name="guide_entry_shows_what_is_there",
                condition=(Q(show_email=False) | ~Q(email="")) & (Q(show_phone=False) | ~Q(phone="")),
                violation_error_message=_("There is nothing to show: write the e-mail and the phone number first."),
            ),
            models.CheckConstraint(name="guide_entry_named", condition=~Q(name="") & ~Q(summary="")),
            models.CheckConstraint(
                name="guide_entry_hidden_after_being_asked",
                condition=Q(hidden_at__isnull=True) | Q(asked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="guide_entry_public_is_confirmed",
                condition=Q(live=False) | Q(confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Save with the key that sorts in Danish order, and confirmed from the day it is first public."""
        self.sort_key = danish_sort_key(self.name)
        if self.live and self.confirmed_at is None:
            self.confirmed_at = timezone.now()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse the CVR number of another association."""
        super().clean()
        if self.cvr and self.cvr_is_taken():
            raise ValidationError(
                {"cvr": _("Another association in the guide has this CVR number. Call us if it is yours.")}
            )

    def cvr_is_taken(self) -> bool:
        """Say whether another association has the CVR number."""
        if not self.cvr:
            return False
        return Association.objects.filter(cvr=self.cvr).exclude(pk=self.association_id).exists()

    def get_absolute_url(self) -> str:
        """Return the page in the guide."""
        return reverse("association_detail", args=[self.association.slug])

    @property
    def is_asked(self) -> bool:
        """Say whether somebody should confirm it: it has been asked about, or hidden because nobody did."""
        return bool(self.live and (self.asked_at or self.hidden_at))

    @property
    def round(self) -> str:
        """Return the name of the present round: it changes with each confirmation."""
        return self.confirmed_at.strftime("%Y%m%d%H%M%S") if self.confirmed_at else ""

    @property
    def cvr_shown(self) -> str:
        """Return the CVR number as people read it."""
        return grouped(self.cvr)

    @property
    def website_shown(self) -> str:
        """Return the address of the website without what every address has."""
        return self.website.partition("://")[2].removeprefix("www.").rstrip("/")

    def serializable_data(self) -> dict[str, Any]:
        """Return what a revision keeps: the words, without what belongs to none and what the database makes of them."""
        data: dict[str, Any] = super().serializable_data()
        left_out = {"search", "latest_revision", *self.OF_THE_WHOLE}
        return {name: value for name, value in data.items() if name not in left_out}

    def with_content_json(self, content: dict[str, Any]) -> Entry:
        """Return the entry as a revision has it; whether it is hidden or confirmed is no matter of its words."""
        entry: Entry = super().with_content_json(content)
        self.give_what_is_of_the_whole(entry)
        return entry

    def give_what_is_of_the_whole(self, other: Entry) -> None:
        """Give ``other``, the same entry with other words, what belongs to no words."""
        for name in self.OF_THE_WHOLE:
            field = self._meta.get_field(name)
            setattr(other, field.attname, getattr(self, field.attname))
            if field.is_relation and field.is_cached(self):
                field.set_cached_value(other, field.get_cached_value(self))

    # --- Once a year --------------------------------------------------------------------------------------------------
    @property
    def is_public(self) -> bool:
        """Say whether everybody can see it."""
        return self.live and self.hidden_at is None

    def ask(self) -> None:
        """Note that the association has been asked whether the entry still holds.

        Raises:
            IllegalEntryStateError: it is not public, or has been asked already.
        """
        if not self.is_public or self.asked_at is not None:
            raise IllegalEntryStateError
        self.asked_at = timezone.now()
        self.save(update_fields=["asked_at"])

    def remind(self) -> None:
        """Note that the association has been reminded.

        Raises:
            IllegalEntryStateError: it is not public, or has not been asked.
        """
        if not self.is_public or self.asked_at is None:
            raise IllegalEntryStateError
        self.reminders += 1
        self.save(update_fields=["reminders"])

    def hide(self) -> None:
        """Take it out of the guide because nobody has confirmed it.

        Raises:
            IllegalEntryStateError: it is not public, or has not been asked.
        """
        if not self.is_public or self.asked_at is None:
            raise IllegalEntryStateError
        self.hidden_at = timezone.now()
        self.save(update_fields=["hidden_at"])

    def confirm(self) -> None:
        """Note that the words still hold; a hidden entry comes back.

        Raises:
            IllegalEntryStateError: it has never been public.
        """
        if not self.live:
            raise IllegalEntryStateError
        self.confirmed_at = timezone.now()
        self.asked_at = self.hidden_at = None
        self.reminders = 0
        self.save(update_fields=["confirmed_at", "asked_at", "hidden_at", "reminders"])


class EntryApprovalTask(Task):
    """The guide's one step of approval (godkendelse af opslag), on our own page and in the editors' screens."""

    admin_form_fields: ClassVar = ["name"]

    class Meta:
        verbose_name = _("approval of an entry of the association guide")
        verbose_name_plural = _("approvals of entries of the association guide")

    @classmethod
    def get_description(cls) -> str:
        """Return what the editors' screens say of it."""
        return str(_("The coordinators approve what an association has written, ask for changes or decline."))

    def user_can_access_editor(self, obj: Entry, user: User) -> bool:  # noqa: ARG002
        """Say whether ``user`` may open the entry in the editors' screens because it waits."""
        return user.has_perm(MODERATE)

    def get_actions(self, obj: Entry, user: User) -> list[tuple[str, Any, bool]]:
        """Return what ``user`` may do with what waits; approving a CVR number that another has is not among it."""
        if not user.has_perm(MODERATE):
            return []
        actions = [
            (Decision.CHANGES.value, Decision.CHANGES.label, True),
            (Decision.DECLINE.value, Decision.DECLINE.label, True),
        ]
        if not obj.get_latest_revision_as_object().cvr_is_taken():
            actions.append((Decision.APPROVE.value, Decision.APPROVE.label, False))
            actions.append((Decision.APPROVE.value, _("Approve with a few words"), True))
        return actions

    def get_task_states_user_can_moderate(self, user: User, **_kwargs: Any) -> Any:  # noqa: ANN401
        """Return what waits for ``user``."""
        if not user.has_perm(MODERATE):
            return TaskState.objects.none()
        return TaskState.objects.filter(task=self.task_ptr, status=TaskState.STATUS_IN_PROGRESS)

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:  # noqa: ANN401
        """Do what the moderator decided, once: of two who decide at the same time the second is told.

        Raises:
            AlreadyJudgedError: it no longer waits in the form that the moderator saw.
            CvrTakenError: another association got the CVR number meanwhile.
        """
        try:
            with transaction.atomic():
                # The entry before what waits: the order in which everybody locks.
                Entry.objects.select_for_update().get(pk=task_state.revision.object_id)
                waiting = TaskState.objects.select_for_update(of=("self",)).get(pk=task_state.pk)
                if waiting.status != TaskState.STATUS_IN_PROGRESS:
                    raise AlreadyJudgedError
                if action_name == Decision.DECLINE:
                    # The words stay with the step; then the whole ends. The order tells declining from asking.
                    waiting.reject(user=user, update=False, **kwargs)
                    waiting.workflow_state.cancel(user=user)
                else:
                    super().on_action(waiting, user, action_name, **kwargs)
        except IntegrityError as error:
            raise CvrTakenError from error


class OfficerInvitationQuerySet(models.QuerySet["OfficerInvitation"]):
    """Invitations by state and by who may see them."""

    def unanswered(self) -> OfficerInvitationQuerySet:
        """Return those that nobody has accepted or taken back, run out or not."""
        return self.filter(accepted_at__isnull=True, cancelled_at__isnull=True)

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> OfficerInvitationQuerySet:
        """Return those of the associations whose entries ``user`` may work on."""
        return self.filter(association__in=Entry.objects.editable_by(user).values("association"))


class OfficerInvitation(models.Model):
    """An invitation by e-mail to hold an association's login (invitation). The link is used once.

    With ``replaces`` it hands over: when the successor says yes, the predecessor's login ends in the same moment.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    association = models.ForeignKey(Association, on_delete=models.CASCADE, related_name="officer_invitations")
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=10, choices=OfficerRole.choices)
    replaces = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.CASCADE, related_name="successors")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = OfficerInvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="officer_invitation_email_lower_case", condition=Q(email=Lower("email"))),
            models.CheckConstraint(name="officer_invitation_role_known", condition=Q(role__in=OfficerRole.values)),
            models.CheckConstraint(
                name="officer_invitation_one_answer",
                condition=Q(accepted_at__isnull=True) | Q(cancelled_at__isnull=True),
            ),
            models.CheckConstraint(
                name="officer_invitation_expires_later", condition=Q(expires_at__gt=F("created_at"))
            ),
            models.UniqueConstraint(
                fields=["association", "email"],
                condition=Q(accepted_at__isnull=True, cancelled_at__isnull=True),
                name="officer_invitation_open_once",
                violation_error_message=_("This person has been invited already."),
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(accepted_at__isnull=True, cancelled_at__isnull=True),
                name="officer_invitation_one_successor",
                violation_error_message=_("A successor has been invited already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association} – {self.get_role_display()}"

    @property
    def hands_over(self) -> bool:
        """Say whether it takes the place of somebody."""
        return self.replaces_id is not None

    @property
    def is_unanswered(self) -> bool:
        """Say whether nobody has accepted it or taken it back."""
        return self.accepted_at is None and self.cancelled_at is None

    @property
    def has_run_out(self) -> bool:
        """Say whether the link is too old to be used."""
        return self.expires_at <= timezone.now()

    def accept(self) -> None:
        """Note that it has been used.

        Raises:
            IllegalInvitationStateError: it was used or taken back before, or has run out.
        """
        if not self.is_unanswered or self.has_run_out:
            raise IllegalInvitationStateError
        self.accepted_at = timezone.now()
        self.save(update_fields=["accepted_at"])

    def cancel(self) -> None:
        """Take it back.

        Raises:
            IllegalInvitationStateError: it was used or taken back before.
        """
        if not self.is_unanswered:
            raise IllegalInvitationStateError
        self.cancelled_at = timezone.now()
        self.save(update_fields=["cancelled_at"])


class ImportFile(models.Model):
    """A spreadsheet to be read into the guide (fil til indlæsning), kept while somebody looks at what it would do."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    def apply(self) -> None:
        """Note that it has been read into the guide.

        Raises:
            IllegalEntryStateError: it has been before.
        """
        if self.applied_at is not None:
            raise IllegalEntryStateError
        self.applied_at = timezone.now()
        self.save(update_fields=["applied_at"])
