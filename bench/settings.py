"""Production's settings for the measured server: nothing relaxed but the hashed names of static files."""

import os

from portal.settings import environment

environment.stand_ins |= {
    "SECRET_KEY": "benchmark-only-not-a-secret",
    "SITE_HOST": "localhost",
    "CONTACT_PHONE": "+4512345678",
    "CONTACT_EMAIL": "frivillig@example.org",
}

from portal.settings.base import *  # noqa: E402, F403

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PAGE_CACHE_SECONDS = int(os.environ.get("BENCH_PAGE_CACHE_SECONDS", PAGE_CACHE_SECONDS))
if os.environ.get("BENCH_KEEPS_NOTHING"):
    CACHES = CACHES | {"pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
MIDDLEWARE = ["bench.counting.QueryCountMiddleware", *MIDDLEWARE]
