"""What happens to people and matters to the rooms above. Each is sent inside the transaction of the thing itself."""

from __future__ import annotations

from django.dispatch import Signal

guardian_confirmed = Signal()
"""A guardian said yes. Arguments: ``volunteer``."""

guardian_withdrew = Signal()
"""A guardian took the yes back, or said no. Arguments: ``volunteer``."""

age_band_changed = Signal()
"""Somebody chose another age band. Arguments: ``volunteer``, ``before``, ``after`` (values of ``AgeBand``)."""

volunteer_claimed = Signal()
"""A paper code was used by somebody who had a profile already. Arguments: ``old`` (the registered one), ``new``.

Receivers move what they keep from ``old`` to ``new``; what cannot be moved stays with ``old`` and is not lost. When
the person had no profile, the registered one simply gets its login and nothing is sent.
"""

logged_in_with_volunteer = Signal()
"""Somebody logged in. Arguments: ``request``, ``user``, ``volunteer`` (``None`` for somebody without a profile)."""
