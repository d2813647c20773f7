"""How the service's own people keep the taxonomy of tasks. Boundaries are written on the place's own pages."""

from __future__ import annotations

from django.contrib import admin

from volunteering.boundaries.models import TaskKind


@admin.register(TaskKind)
class TaskKindAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Kinds of task. One that a boundary names cannot be deleted."""

    list_display = ("name", "institution_kind", "default_verdict", "is_starter", "order")
    list_filter = ("institution_kind", "default_verdict", "is_starter")
    search_fields = ("name", "name_en")
    prepopulated_fields = {"slug": ("name",)}
