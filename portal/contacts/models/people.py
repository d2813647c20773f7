"""The municipality's departments and the key persons in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class Department(models.Model):
    """A part of the municipality (afdeling), such as culture and leisure."""

    name = models.CharField(_("Danish name"), max_length=80, unique=True)
    name_en = models.CharField(_("English name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="department_has_names",
                condition=Q(name__gt="", name_en__gt=""),
                violation_error_message=_("Write the name in both languages."),
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the name in the language of the page."""
        return self.name_en if translation.get_language() == "en" else self.name


class KeyPersonQuerySet(models.QuerySet["KeyPerson"]):
    """Key persons in the words of the domain."""

    def active(self, *, on: datetime.date | None = None) -> Self:
        """Return those who are key persons today, or on a given day."""
        day = on or timezone.localdate()
        return self.filter(Q(active_until__isnull=True) | Q(active_until__gte=day), active_from__lte=day)

    def of(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return what one user is key person for; none for a visitor."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()

    def with_login(self) -> Self:
        """Return those who can open a request on the site."""
        return self.filter(user__is_active=True)

    def in_order(self) -> Self:
        """Order as they are shown: the fixed coordinator first, then by department and name."""
        return self.order_by("-is_fixed_coordinator", "department__order", "department_id", "name", "pk")


class KeyPerson(models.Model):
    """Somebody in the municipality whom citizens and associations can turn to (nøgleperson).

    One of them is the fixed coordinator (den faste koordinator). Name, title and how to reach them are an employee's
    public details. Source: the policy's sixth commitment.
    """

    name = models.CharField(_("name"), max_length=100)
    job_title = models.CharField(_("job title"), max_length=100, blank=True)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="key_persons", verbose_name=_("department")
    )
    field_of_work = models.CharField(
        _("what one can ask about"),
        max_length=300,
        help_text=_("A few plain words, such as: cooperation with day-care centres and schools."),
    )
    field_of_work_en = models.CharField(_("the same in English"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail at work"))
    phone = PhoneNumberField(_("phone at work"), blank=True)
    photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("login"),
        help_text=_("With a login the key person answers requests on the site. Without one they go to the deputy."),
    )
    deputy = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("deputy")
    )
    is_fixed_coordinator = models.BooleanField(
        _("is the fixed coordinator"),
        default=False,
        help_text=_("There is one at a time. Requests that fit nobody else come here."),
    )
    active_from = models.DateField(_("key person from"), default=timezone.localdate)
    active_until = models.DateField(_("key person until"), null=True, blank=True)

    objects = KeyPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("key person")
        verbose_name_plural = _("key persons")
        constraints = [
            ExclusionConstraint(
                name="key_person_one_fixed_coordinator",
                expressions=[
                    (
                        Func(
                            F("active_from"),
                            F("active_until"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
                condition=Q(is_fixed_coordinator=True),
                violation_error_message=_(
                    "Somebody else is the fixed coordinator in that time. Write when that ends first."
                ),
            ),
            models.CheckConstraint(
                name="key_person_ends_after_start",
                condition=Q(active_until__isnull=True) | Q(active_until__gte=F("active_from")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                name="key_person_has_name_and_email",
                condition=Q(name__gt="", email__gt=""),
                violation_error_message=_("Write a name and an e-mail."),
            ),
            models.CheckConstraint(
                name="key_person_not_own_deputy",
                condition=Q(deputy__isnull=True) | ~Q(deputy=F("pk")),
                violation_error_message=_("Choose somebody else as deputy."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Say at the field what the database would refuse.

        Raises:
            ValidationError: the last day comes before the first, or the person is the own deputy.
        """
        super().clean()
        if self.active_until is not None and self.active_until < self.active_from:
            raise ValidationError({"active_until": _("The last day cannot be before the first.")})
        if self.pk and self.deputy_id == self.pk:
            raise ValidationError({"deputy": _("Choose somebody else as deputy.")})

    @property
    def is_active(self) -> bool:
        """Say whether this is a key person today."""
        today = timezone.localdate()
        return self.active_from <= today and (self.active_until is None or self.active_until >= today)

    @property
    def field(self) -> str:
        """Return what one can ask about, in the language of the page where it has been written."""
        return (self.field_of_work_en if translation.get_language() == "en" else "") or self.field_of_work

    @property
    def field_language(self) -> str:
        """Return the language that ``field`` is in."""
        return "en" if translation.get_language() == "en" and self.field_of_work_en else "da"
