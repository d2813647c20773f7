"""Settings for production. Nothing here is safe only because somebody remembered to change it.

What differs between installations comes from environment variables (docs/operations.md); a missing one stops the start.
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from portal.settings import environment

PROJECT_ROOT = Path(__file__).resolve().parent.parent.parent

# --- The installation -------------------------------------------------------------------------------------------------
SECRET_KEY = environment.required("SECRET_KEY", "a long random text that only this installation knows.")
SECRET_KEY_FALLBACKS = environment.listed("SECRET_KEY_FALLBACKS")
SITE_HOST = environment.required("SITE_HOST", "the host name that people type, such as givenhaand.example.dk.")
SITE_NAME = "Giv en hånd"
# How many proxies stand before the web server. They must set X-Forwarded-Proto and X-Forwarded-For themselves.
PROXY_COUNT = environment.number("PROXY_COUNT", default=0)
ALLOWED_HOSTS = [SITE_HOST.partition(":")[0], *environment.listed("EXTRA_HOSTS")]
DEBUG = False

DATABASES = {
    "default": environment.database(
        environment.required("DATABASE_URL", "where PostgreSQL is, such as postgresql://name:password@host/database.")
    )
}
CACHES = {
    # Shared by all processes: rate limits and replay checks must see each other.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    # Whole pages for everybody, each process for itself (portal/page_cache.py), and what goes into their making.
    "pages": {
        "BACKEND": "portal.object_cache.ObjectCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    # The editors' menus and the like, for some seconds in each process (cms/kept.py).
    "menus": {"BACKEND": "portal.object_cache.ObjectCache", "LOCATION": "menus", "OPTIONS": {"MAX_ENTRIES": 2_000}},
    # Where the sizes of each picture are, so that a page with many pictures asks once in ten minutes (cms/shown.py).
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "TIMEOUT": 600,
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
}
# So old may a whole page for everybody become, and the counts, filters and menus that it was built from.
# Together it is no more than half a minute.
PAGE_CACHE_SECONDS = 20
PARTS_KEPT_SECONDS = 10
SESSION_ENGINE = "django.contrib.sessions.backends.db"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Whom to call: shown on every page, because not everybody wants to use a screen.
CONTACT_NAME = environment.optional("CONTACT_NAME", "Frivilligkoordineringen")
CONTACT_PHONE = environment.required("CONTACT_PHONE", "the number of the human who answers, such as +4512345678.")
CONTACT_EMAIL = environment.required("CONTACT_EMAIL", "the address of the human who answers.")
# The accessibility statement (tilgængelighedserklæring), published at a national address.
WAS_URL = environment.optional("WAS_URL", "https://www.was.digst.dk/")

# --- The program ------------------------------------------------------------------------------------------------------
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

INSTALLED_APPS = [
    "volunteering",
    "portal",
    "cms",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.login_app.LoginsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "cms.editing.screens_app.EditorsScreensConfig",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_q",
    "phonenumber_field",
    "django_htmx",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    # Outermost: a page that is the same for everybody costs nothing below here.
    "portal.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.ContentSecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.middleware.OwnPagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.middleware.SecondStepMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.middleware.UnprintableAddressMiddleware",
    "portal.middleware.NothingToSeeMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "portal.context_processors.site",
            ],
        },
    },
]

FORM_RENDERER = "volunteering.web.forms.DkfdsRenderer"

# --- Languages --------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
# Our own words first; then those of the editors' screens, which stand before what Wagtail itself has in Danish.
LOCALE_PATHS = [PROJECT_ROOT / "locale", PROJECT_ROOT / "locale" / "wagtail"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["portal.formats"]
PHONENUMBER_DEFAULT_REGION = "DK"
PHONENUMBER_DB_FORMAT = "E164"
PHONENUMBER_DEFAULT_FORMAT = "INTERNATIONAL"

# --- People -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "volunteering.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60

ACCOUNT_ADAPTER = "volunteering.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
# The way in, the first time and every time, is a code by e-mail (volunteering/people/sign_in.py). The library's own
# code flow asks whether the address is known before it sends one. Whoever has a login has had a code: nothing is left
# to verify.
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SIGNUP_REDIRECT_URL = "profile"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # A school or a library sends many people from one address.
    "login": "60/m/ip",
    "request_login_code": "60/m/ip,3/m/key,10/h/key",
    "try_email_code": "5/15m/key",
    "try_claim_code": "10/h/user",
    "login_failed": "30/m/ip,5/5m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
# Whoever writes the site's pages or sets up places and roles is let in with two steps only (ADR 6).
SECOND_STEP_FOR_EDITORS = True

# --- E-mail -----------------------------------------------------------------------------------------------------------
# Every message is a row in the outbox first; the worker hands it to this server.
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = environment.optional("EMAIL_HOST", "localhost")
EMAIL_PORT = environment.number("EMAIL_PORT", default=25)
EMAIL_HOST_USER = environment.optional("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = environment.optional("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.optional("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <{CONTACT_EMAIL}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# A page where anybody can read all mail: for one's own machine only.
DEVELOPMENT_MAIL_PAGE = False

# A message that a worker has taken may be tried again after this time: longer than a task can last (below).
MESSAGE_LEASE_SECONDS = 90
# What the queue has had for so long without sending it is given to the queue again.
MESSAGE_PATIENCE_SECONDS = 180

# --- Work in the background -------------------------------------------------------------------------------------------
WORKERS = 2
Q_CLUSTER = {
    "name": "giv-en-haand",
    "orm": "default",
    "workers": WORKERS,
    # A worker that dies takes with it what it had fetched: fetch no more than is being done.
    "queue_limit": WORKERS,
    "bulk": 1,
    "timeout": 60,
    "retry": 150,
    # Tasks count their attempts in their own tables; the queue itself must give up at some point.
    "max_attempts": 5,
    "ack_failures": True,
    "catch_up": False,
    "save_limit": 250,
    "poll": 0.5,
    "recycle": 500,
}

# Wagtail's own tasks go the same way.
TASKS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "portal.background.QueueBackend", "QUEUES": []}}

# --- Content ----------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = f"https://{SITE_HOST}"
WAGTAILIMAGES_IMAGE_MODEL = "cms.CustomImage"
# Bigger pictures are refused with a message; a phone's own are about half of this.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1024 * 1024 * environment.number("LARGEST_PICTURE_MB", default=10)
# A picture is unpacked in memory: four bytes for each of its points.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.picture_forms.PictureForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024 * 1024 * environment.number("LARGEST_DOCUMENT_MB", default=20)
WAGTAILDOCS_DOCUMENT_MODEL = "cms.CustomDocument"
# What people read, never what a browser would run on our own host.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "ics", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.editing.publishing.publish"
# Wagtail mails comments past the outbox; what is to be changed is said when a page is sent back.
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_LOGIN_URL = "staff_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Editors log in as everybody does: nobody chooses a password for somebody else.
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "danish"},
}

# For so many days it is kept what people searched for; nobody is named with it (cms/search/query_log.py).
WAGTAILSEARCH_HITS_MAX_AGE = 180

# --- Files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = PROJECT_ROOT / "build" / "static"
# What `npm run build` made (absent until then), and our drawings; the sources beside those are not published.
STATICFILES_DIRS = [
    *(folder for folder in [PROJECT_ROOT / "build" / "frontend"] if folder.is_dir()),
    ("img", PROJECT_ROOT / "static" / "img"),
]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(environment.optional("MEDIA_ROOT", str(PROJECT_ROOT / "media")))
# A proxy usually serves what people have uploaded; small installations let the web process do it.
SERVE_MEDIA = environment.flag("SERVE_MEDIA", default=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Security ---------------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
# Whether browsers preload the whole domain is for the owner of the domain to say, not for one service under it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# The editors' screens bring scripts and styles inline, and show previews in a frame.
EDITING_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

# --- Log --------------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "portal.discreet_log.DiscreetFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django-q": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "volunteering": {"level": "INFO"},
        "portal": {"level": "INFO"},
    },
}
