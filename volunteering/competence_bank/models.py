"""Banks of what families and neighbours can tell or show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from volunteering.institutions.models import Institution
from volunteering.people.models import Volunteer

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class BankKind(models.TextChoices):
    """Where the people of a bank come from."""

    PARENTS = "parents", _("Parent bank")
    LOCAL = "local", _("Local bank")


class Bank(models.Model):
    """A school's list of people with something to tell or show (forældrebank, lokalbank)."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="banks")
    kind = models.CharField(max_length=10, choices=BankKind.choices)
    introduction = models.TextField(max_length=2000, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "kind"], name="bank_one_of_each_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.institution}"


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries by who may see them."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> EntryQuerySet:
        """Return the active entries of the institutions where ``user`` works."""
        return self.filter(is_active=True, bank__institution__in=Institution.objects.staffed_by(user))


class Entry(models.Model):
    """What one person can tell or show (opslag i banken). The year group is said, never a child's name."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="entries")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="bank_entries")
    title = models.CharField(_("what I can tell or show"), max_length=120)
    description = models.TextField(_("a little more"), max_length=1000, blank=True)
    year_groups = ArrayField(
        models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)]),
        default=list,
        blank=True,
    )
    time_note = models.CharField(_("when"), max_length=200, blank=True)
    confirmed_on = models.DateField()
    is_active = models.BooleanField(default=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(name="bank_entry_has_title", condition=~Q(title="")),
            models.UniqueConstraint(fields=["bank", "volunteer", "title"], name="bank_entry_once"),
        ]

    def __str__(self) -> str:
        return self.title
