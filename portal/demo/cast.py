"""What the makers of the demo content hand on to each other."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from volunteering.institutions.models import Area, Association, Institution, Membership
from volunteering.opportunities.models import Opportunity
from volunteering.people.models import District, User, Volunteer


@dataclass
class Cast:
    """Who and what has been made so far, by the short names of the data modules."""

    now: datetime.datetime
    areas: dict[str, Area] = field(default_factory=dict)
    districts: dict[str, District] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    memberships: dict[str, Membership] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    associations: dict[str, Association] = field(default_factory=dict)
    opportunities: dict[str, Opportunity] = field(default_factory=dict)
    """By title."""
    volunteers: dict[str, Volunteer] = field(default_factory=dict)
    """By name, in the order of making."""

    def days_ago(self, days: float) -> datetime.datetime:
        """Return the moment so many days before the demo is loaded."""
        return self.now - datetime.timedelta(days=days)

    @property
    def today(self) -> datetime.date:
        """Return the day on which the demo is loaded."""
        return self.now.date()
