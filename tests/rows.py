"""Every row of the test database, kept and put back: faster than emptying it and making everything anew."""

from typing import NamedTuple

from django.db import connection, transaction
from psycopg.sql import SQL, Identifier


class Table(NamedTuple):
    """The rows of one table as PostgreSQL copies them."""

    columns: list[str]
    rows: bytes


class Rows(NamedTuple):
    """All rows of all tables, and how far the numbers of new rows had come."""

    tables: dict[str, Table]
    numbers: dict[str, int]


def keep() -> Rows:
    """Return what the database holds."""
    tables = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, array_agg(column_name::text) FILTER (WHERE is_generated = 'NEVER')"
            " FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY table_name"
        )
        for name, columns in cursor.fetchall():
            statement = SQL("COPY {} ({}) TO STDOUT (FORMAT binary)").format(Identifier(name), _listed(columns))
            with cursor.copy(statement) as copy:
                tables[name] = Table(columns, b"".join(copy))
        return Rows(tables, _numbers(cursor))


def put_back(kept: Rows) -> None:
    """Make the database hold the kept rows and no others; new rows get numbers beyond all kept ones."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(SQL("TRUNCATE {}").format(_listed(kept.tables)))
        cursor.execute(
            "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
        )
        guarded = [name for (name,) in cursor.fetchall()]
        _switch(cursor, guarded, on=False)  # what a guard lets nobody write has been written lawfully before
        for name, table in kept.tables.items():
            statement = SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(Identifier(name), _listed(table.columns))
            with cursor.copy(statement) as copy:
                copy.write(table.rows)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _switch(cursor, guarded, on=True)
        now = _numbers(cursor)
        for name, number in kept.numbers.items():
            if now[name] < number:
                cursor.execute("SELECT setval(%s::regclass, %s)", [name, number])


def _numbers(cursor) -> dict[str, int]:
    cursor.execute("SELECT format('%I.%I', schemaname, sequencename), coalesce(last_value, 0) FROM pg_sequences")
    return dict(cursor.fetchall())


def _listed(names) -> SQL:
    return SQL(", ").join(map(Identifier, names))


def _switch(cursor, tables: list[str], *, on: bool) -> None:
    verb = SQL("ENABLE" if on else "DISABLE")
    for name in tables:
        cursor.execute(SQL("ALTER TABLE {} {} TRIGGER USER").format(Identifier(name), verb))
