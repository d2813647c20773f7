"""Settings for one's own machine: plain HTTP, readable errors, values that are no secret."""

import os

from portal.settings import environment

environment.stand_ins |= {
    "SECRET_KEY": "development-only-not-a-secret",
    "SITE_HOST": f"localhost:{os.environ.get('PORT') or 8000}",
    "DATABASE_URL": "postgresql:///giv_en_haand",
    "CONTACT_PHONE": "+4512345678",
    "CONTACT_EMAIL": "frivillig@example.org",
}

from portal.settings.base import *  # noqa: E402, F403

# The site shows its own pages for errors unless one asks for Django's.
DEBUG = environment.flag("DEBUG", default=False)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = f"http://{SITE_HOST}"

SECURE_SSL_REDIRECT = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECOND_STEP_FOR_EDITORS = False

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEVELOPMENT_MAIL_PAGE = True
# Every component on one page, for developers (docs/frontend.md).
PATTERN_PAGE = True
