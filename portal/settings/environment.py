"""Reading the settings that differ from one installation to the next."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

# What development and testing put in place of a missing variable. Production has nothing here.
stand_ins: dict[str, str] = {}


def required(name: str, why: str) -> str:
    """The environment variable `name`; ImproperlyConfigured, saying `why`, when it is missing or empty."""
    value = os.environ.get(name, "").strip() or stand_ins.get(name, "")
    if not value:
        message = f"Set the environment variable {name}: {why}"
        raise ImproperlyConfigured(message)
    return value


def optional(name: str, default: str = "") -> str:
    """The environment variable `name`, or `default` when it is missing or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """The environment variable `name` as yes or no; ImproperlyConfigured when it is neither."""
    value = optional(name, "1" if default else "0").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    message = f"{name} must be 1 or 0, not {value!r}."
    raise ImproperlyConfigured(message)


def number(name: str, *, default: int) -> int:
    """The environment variable `name` as a whole number, zero or more; ImproperlyConfigured otherwise."""
    value = optional(name, str(default))
    if not value.isdecimal():
        message = f"{name} must be a whole number, not {value!r}."
        raise ImproperlyConfigured(message)
    return int(value)


def listed(name: str) -> list[str]:
    """The environment variable `name` split at commas, empty parts dropped."""
    return [part.strip() for part in optional(name).split(",") if part.strip()]


def database(url: str) -> dict[str, Any]:
    """A DATABASES entry for a `postgresql://` URL (or a libpq connection string)."""
    try:
        parts: dict[str, Any] = dict(conninfo_to_dict(url))
    except ProgrammingError as error:
        message = f"DATABASE_URL cannot be read: {str(error).strip()}"
        raise ImproperlyConfigured(message) from None
    # Tables like ours lie in memory, where a row is as near as the next: without this the default, made for turning
    # discs, lets PostgreSQL read whole tables rather than use an index. What the URL asks for comes last and counts.
    parts["options"] = f"-c random_page_cost=1.1 {parts.get('options') or ''}".rstrip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "") or "giv_en_haand",
        "USER": parts.pop("user", "") or "",
        "PASSWORD": parts.pop("password", "") or "",
        "HOST": parts.pop("host", "") or "",
        "PORT": str(parts.pop("port", "") or ""),
        "OPTIONS": parts,
        # A new connection costs 5-7 ms: keep them, and notice when the server has closed one.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }
