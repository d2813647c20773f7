"""What the service's own people see of logins: no secret, and no way to put in an address that nobody has shown."""

from __future__ import annotations

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401 - what registers must have done so before it is undone
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

admin.site.unregister([Authenticator, EmailAddress])


@admin.register(Authenticator)
class AuthenticatorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who has a second step. It can be removed for somebody whose phone is lost; what is in it is not shown."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_select_related = ("user",)
    fields = ("user", "type", "created_at", "last_used_at")
    search_fields = ("user__email",)

    def has_add_permission(self, request: object) -> bool:  # noqa: ARG002
        """Refuse: only the person can turn it on."""
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:  # noqa: ARG002
        """Refuse: there is nothing to change."""
        return False
