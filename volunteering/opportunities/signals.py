"""What happens to opportunities and matters to the rooms above.

Each is sent inside the transaction of the thing itself: a receiver that fails undoes the whole.
"""

from __future__ import annotations

from django.dispatch import Signal

opportunity_closed = Signal()
"""A task has ended for good. Arguments: ``opportunity``, ``acting_user`` (``None`` when the day has passed).

Receivers end what still waits: open sign-ups lapse, and those who signed up are told.
"""

places_added = Signal()
"""A published task may have more free places than before: it got more, or is public again after a rest.

Arguments: ``opportunity``, ``acting_user``.

Receivers offer them on.
"""
