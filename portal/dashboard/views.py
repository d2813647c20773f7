"""The page that one meets after login."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.dashboard import selectors
from volunteering.people.models import User


@never_cache
@login_required
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show what waits for the one who is logged in, as volunteer, as employee and as member of the working group."""
    overview = selectors.overview(cast("User", request.user))
    return render(request, "dashboard/dashboard.html", {"overview": overview})
