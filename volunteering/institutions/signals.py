"""What happens among an institution's people and matters to the rooms above.

Each is sent inside the transaction of the thing itself: a receiver that fails undoes the whole.
"""

from __future__ import annotations

from django.dispatch import Signal

membership_ended = Signal()
"""Somebody no longer works there in that role.

Arguments: ``membership`` (ended), ``taken_over_by`` (the leader's membership, which what the person stood for goes to),
``acting_user``.
"""

leadership_handed_over = Signal()
"""An institution has a new leader.

Arguments: ``institution``, ``previous`` (the predecessor's ended membership),
``successor`` (the new leader's membership), ``acting_user``.

Receivers move what names ``previous`` as contact or responsible to ``successor``.
"""

institution_made_inactive = Signal()
"""A place is no longer shown: its public page is gone. Arguments: ``institution``, ``acting_user``.

Receivers take what it offers off the public pages.
"""
