"""Banks of what families and neighbours can tell or show."""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.competence_bank.year_groups import YEAR_GROUPS, in_words
from volunteering.institutions.models import Institution
from volunteering.people.models import Volunteer

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.search_terms import SearchTerms


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
        constraints = [
            models.UniqueConstraint(fields=["institution", "kind"], name="bank_one_of_each_kind"),
            models.CheckConstraint(name="bank_kind_known", condition=Q(kind__in=BankKind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.institution}"


class IllegalEntryStateError(Exception):
    """The entry has been taken out of the bank already."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries by who may see them and by what they offer."""

    def at_work(self, user: AbstractBaseUser | AnonymousUser) -> EntryQuerySet:
        """Return those of the institutions where ``user`` works, also the ones that have been taken out."""
        return self.filter(
            bank__institution__in=Institution.objects.staffed_by(user), volunteer__merged_into__isnull=True
        )

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> EntryQuerySet:
        """Return the active entries of the institutions where ``user`` works.

        What stayed behind on a paper profile that its person has taken over is shown to nobody.
        """
        return self.at_work(user).filter(is_active=True)

    def of_institution(self, institution: Institution) -> EntryQuerySet:
        """Return those in the banks of one institution."""
        return self.filter(bank__institution=institution)

    def of_kind(self, kind: str) -> EntryQuerySet:
        """Return those in the banks of one kind."""
        return self.filter(bank__kind=kind)

    def for_year_group(self, year_group: int) -> EntryQuerySet:
        """Return those for one year group, and those that name none: they are for all."""
        return self.filter(Q(year_groups__contains=[year_group]) | Q(year_groups=[]))

    def matching(self, terms: SearchTerms) -> EntryQuerySet:
        """Return those that hold the words."""
        return self.filter(search=terms.query())

    def with_person(self) -> EntryQuerySet:
        """Bring the bank, the institution and the person along."""
        return self.select_related("bank__institution", "volunteer__user")


class EntryManager(models.Manager["Entry"].from_queryset(EntryQuerySet)):  # type: ignore[misc]
    """Finds entries, and leaves the words for the search in the database: nobody reads them."""

    def get_queryset(self) -> EntryQuerySet:
        """Return all, without the words for the search."""
        found: EntryQuerySet = super().get_queryset().defer("search")
        return found


class Entry(models.Model):
    """What one person can tell or show (opslag i banken). The year group is said, never a child's name."""

    uuid = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
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
    retired_on = models.DateField(null=True, blank=True)
    # Filled by the database on every write. No index of its own: a search looks only inside one school's bank.
    search = SearchVectorField(null=True, editable=False)

    objects = EntryManager()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(name="bank_entry_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="bank_entry_year_groups_known",
                condition=Q(year_groups__contained_by=list(YEAR_GROUPS)),
                violation_error_message=_("A year group is a number from 0 to 10."),
            ),
            models.CheckConstraint(
                name="bank_entry_retired_with_day",
                condition=Q(is_active=True, retired_on__isnull=True) | Q(is_active=False, retired_on__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["bank", "volunteer", "title"],
                condition=Q(is_active=True),
                name="bank_entry_once",
                violation_error_message=_("This person already has an entry with this title in the bank."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def revision(self) -> str:
        """Return a short sign of what the entry says, by which a form notices that a colleague has changed it."""
        words = (self.bank_id, self.title, self.description, self.year_groups, self.time_note)
        return hashlib.sha256("\x1f".join(map(str, words)).encode()).hexdigest()[:16]

    @property
    def years(self) -> str:
        """Return the year groups in words."""
        return in_words(self.year_groups)

    def require_active(self) -> None:
        """Stop what can only be done to an entry that is in the bank.

        Raises:
            IllegalEntryStateError: it has been taken out.
        """
        if not self.is_active:
            raise IllegalEntryStateError

    def retire(self) -> None:
        """Take it out of the bank.

        Raises:
            IllegalEntryStateError: it is out already.
        """
        self.require_active()
        self.is_active = False
        self.retired_on = timezone.localdate()
        self.save(update_fields=["is_active", "retired_on"])
