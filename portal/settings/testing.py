"""Settings for the tests: production's, over plain HTTP, with cheap passwords and mail kept in memory."""

import atexit
import shutil
import tempfile
from pathlib import Path

from portal.settings import environment

environment.stand_ins |= {
    "SECRET_KEY": "tests-only-not-a-secret",
    "SITE_HOST": "testserver",
    "DATABASE_URL": "postgresql:///giv_en_haand",
    "CONTACT_PHONE": "+4512345678",
    "CONTACT_EMAIL": "frivillig@example.org",
}

from portal.settings.base import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://testserver"

SECURE_SSL_REDIRECT = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECOND_STEP_FOR_EDITORS = False

# A thread of a test that keeps its connection would keep the test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0

# A query that is repeated for every row fails the test.
INSTALLED_APPS = ["zeal", *INSTALLED_APPS]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
# The editors' screens look up their own things one by one.
ZEAL_ALLOWLIST = [{"model": model} for model in ("contenttypes.*", "wagtail*.*", "auth.*")]
# A login that was ended elsewhere is looked up by the framework until it is sure.
ZEAL_ALLOWLIST += [{"model": "sessions.Session"}]
# The sizes of the pictures inside an article are looked up one by one the first time, and remembered from then on.
ZEAL_ALLOWLIST += [{"model": "cms.CustomImage", "field": "renditions"}]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Without a worker, Wagtail's tasks run where they are asked for.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Pictures of a test lie in a folder of this process, gone with it.
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="giv-en-haand-media-"))
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PATTERN_PAGE = True
# A slow machine must not change how many queries a test counts.
PARTS_KEPT_SECONDS = 600
