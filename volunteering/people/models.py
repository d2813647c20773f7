"""People: the login, the volunteer, the guardian, and the way to claim what a leader registered."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from volunteering.people.choices import AgeBand, Language, ProfileStep

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class District(models.Model):
    """A postal district that a person can get to (postdistrikt). Editable data."""

    code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=80)
    is_core = models.BooleanField(default=True, help_text=_("Wholly inside the municipality."))

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="district_code_four_digits",
                condition=Q(code__regex=r"^[0-9]{4}$"),
                violation_error_message=_("A postal code has four digits."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail is stored in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:  # noqa: ANN401 - the model's own fields
        """Return a new stored user; without a password the login is by one-time code only."""
        if not email:
            message = "A user needs an e-mail address."
            raise ValueError(message)
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:  # noqa: ANN401 - the same
        """Return a new stored user who may do everything."""
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user with this e-mail, however it is written."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can log in (bruger): a volunteer, an employee, or both."""

    email = models.EmailField(
        _("e-mail"),
        max_length=254,
        unique=True,
        error_messages={"unique": _("There is already a user with this e-mail.")},
    )
    display_name = models.CharField(_("name"), max_length=100, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(name="user_email_lower_case", condition=Q(email=Lower("email"))),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def clean(self) -> None:
        """Keep the e-mail in lower case."""
        super().clean()
        self.email = self.email.strip().lower()

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Save with the e-mail in lower case, wherever it came from, and without a password where none was chosen."""
        self.email = self.email.strip().lower()
        if not self.password:
            self.set_unusable_password()
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Return what a login rests on: another password or another address ends every login but the present one."""
        text = f"{self.password}\x1f{self.email}"
        return salted_hmac("people.session_auth", text, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        """Return the name to show, or a neutral word while there is none."""
        return self.display_name or str(_("Without a name"))

    def get_short_name(self) -> str:
        """Return the first name."""
        return self.get_full_name().split(" ")[0]


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    """Volunteers by what may happen with them. Which institution may see whom is decided in the rooms above."""

    def without_account(self) -> VolunteerQuerySet:
        """Return those whom a leader registered and who have no login yet."""
        return self.filter(user__isnull=True, merged_into__isnull=True)

    def of(self, user: AbstractBaseUser | AnonymousUser) -> VolunteerQuerySet:
        """Return the user's own, at most one."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()


class Volunteer(models.Model):
    """A person who gives a hand (frivillig). May exist without a login: registered by a leader, claimed later.

    There is no CPR number and no birth date: an age band is all that is asked. What an institution may see is
    decided by ``people.projection`` alone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="volunteer",
    )
    name = models.CharField(_("name"), max_length=100)
    phone = PhoneNumberField(_("phone"), blank=True)
    age_band = models.CharField(max_length=6, choices=AgeBand.choices, blank=True)
    districts = models.ManyToManyField(District, blank=True, related_name="+")
    languages = ArrayField(
        models.CharField(max_length=5, choices=Language.choices),
        default=list,
        blank=True,
    )
    wishes = models.TextField(max_length=1000, blank=True)
    availability = models.PositiveIntegerField(
        default=0,
        help_text=_("21 bits: Monday morning is the lowest, Sunday evening the highest."),
    )
    weekly_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    skipped_steps = ArrayField(
        models.CharField(max_length=20, choices=ProfileStep.choices),
        default=list,
        blank=True,
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    began_before_system = models.BooleanField(default=False)
    claimed_at = models.DateTimeField(null=True, blank=True)
    first_contact_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("When an institution first got in touch. Times and hours are asked for only after that."),
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="merged",
        help_text=_("The same person's own profile, once the paper code has been used."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="volunteer_availability_21_bits",
                condition=Q(availability__gte=0, availability__lt=2**21),
            ),
            models.CheckConstraint(
                name="volunteer_hours_in_a_week",
                condition=Q(weekly_hours__isnull=True) | Q(weekly_hours__gte=1, weekly_hours__lte=37),
                violation_error_message=_("Choose between 1 and 37 hours a week."),
            ),
            models.CheckConstraint(
                name="volunteer_age_band_known",
                condition=Q(age_band="") | Q(age_band__in=AgeBand.values),
            ),
            models.CheckConstraint(
                name="volunteer_without_login_was_registered",
                condition=Q(claimed_at__isnull=True) | Q(user__isnull=False),
            ),
            models.CheckConstraint(
                name="volunteer_merged_has_no_login",
                condition=Q(merged_into__isnull=True) | Q(user__isnull=True) & ~Q(merged_into=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def needs_guardian(self) -> bool:
        """Say whether a guardian must confirm before anything reaches an institution (under 15)."""
        return self.age_band in AgeBand.under_15()


class GuardianConsentQuerySet(models.QuerySet["GuardianConsent"]):
    """Guardians' answers."""

    def confirmed(self) -> GuardianConsentQuerySet:
        """Return the answers that are yes and still hold."""
        return self.filter(confirmed_at__isnull=False, withdrawn_at__isnull=True)

    def waiting(self) -> GuardianConsentQuerySet:
        """Return the questions that a guardian can still answer."""
        return self.filter(
            confirmed_at__isnull=True,
            withdrawn_at__isnull=True,
            expires_at__gt=timezone.now(),
        )


class GuardianConsent(models.Model):
    """A guardian's yes for someone under 15 (værges samtykke), asked for by e-mail, given by one click and a name."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="guardian_consents")
    guardian_name = models.CharField(_("the guardian's name"), max_length=100)
    guardian_email = models.EmailField(_("the guardian's e-mail"))
    signed_name = models.CharField(_("your name"), max_length=100, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    requested_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = GuardianConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer"],
                condition=Q(confirmed_at__isnull=False, withdrawn_at__isnull=True),
                name="guardian_one_confirmed",
            ),
            models.CheckConstraint(
                name="guardian_confirmed_in_time",
                condition=Q(confirmed_at__isnull=True) | Q(confirmed_at__lte=F("expires_at")),
            ),
            models.CheckConstraint(
                name="guardian_confirmed_with_name",
                condition=Q(confirmed_at__isnull=True) | ~Q(signed_name=""),
                violation_error_message=_("Write your name."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def has_expired(self) -> bool:
        """Say whether the time to answer has run out."""
        return self.expires_at <= timezone.now()

    @property
    def is_waiting(self) -> bool:
        """Say whether the guardian can still say yes."""
        return self.confirmed_at is None and self.withdrawn_at is None and not self.has_expired


class ClaimCode(models.Model):
    """A code on paper with which a registered person takes over the account (overtagelseskode). Used once."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="claim_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="claim_code_used_in_time",
                condition=Q(used_at__isnull=True) | Q(used_at__lte=F("expires_at")),
            ),
            models.UniqueConstraint(
                fields=["volunteer"],
                condition=Q(used_at__isnull=True),
                name="claim_code_one_unused",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
