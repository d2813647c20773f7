"""Numbers of rows that are not stored yet, so that rows can name each other beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from django.db.models import Model


def set_aside(model: type[Model], count: int) -> list[int]:
    """Return ``count`` primary keys that no row of ``model`` has or will be given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],  # noqa: SLF001 - Django's public way to a table's name
        )
        return [number for (number,) in cursor.fetchall()]
