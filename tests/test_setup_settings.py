"""Production settings demand what must not be forgotten, and the ways in are closed but one."""

import logging
import os
import secrets
import subprocess
import sys
import traceback

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Failure
from django_q.monitor import save_task

from cms.models import CustomDocument
from portal.discreet_log import DiscreetFormatter
from portal.settings import environment
from tests.factories.people import UserFactory
from tools import postgres

COMPLETE = {
    "SECRET_KEY": secrets.token_urlsafe(60),
    "SITE_HOST": "givenhaand.example.org",
    "CONTACT_PHONE": "+4512345678",
    "CONTACT_EMAIL": "frivillig@example.org",
    "DATABASE_URL": "postgresql://somebody:secret@db.example.org:5433/hands?sslmode=require",
}


def start(code="pass", **variables):
    """Load the production settings in a process of their own."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", f"from portal.settings import base as settings\n{code}"],
        cwd=postgres.PROJECT_ROOT,
        env=inherited | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", COMPLETE)
def test_production_does_not_start_without(name):
    result = start(**{key: value for key, value in COMPLETE.items() if key != name})
    assert result.returncode != 0
    assert f"ImproperlyConfigured: Set the environment variable {name}" in result.stderr


def test_production_starts_with_everything_and_is_closed():
    result = start(
        "print(settings.DEBUG, settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE,"
        " settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS > 0, settings.DEVELOPMENT_MAIL_PAGE)",
        **COMPLETE,
    )
    assert result.stderr == ""
    assert result.stdout.strip() == "False ['givenhaand.example.org'] True True True True False"


def test_a_proxy_is_believed_only_when_it_was_announced():
    code = "print(settings.SECURE_PROXY_SSL_HEADER, settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
    assert start(code, **COMPLETE).stdout.strip() == "None 0"
    assert "HTTP_X_FORWARDED_PROTO" in start(code, PROXY_COUNT="1", **COMPLETE).stdout
    assert "PROXY_COUNT must be a whole number" in start(code, PROXY_COUNT="many", **COMPLETE).stderr


def test_the_database_address_is_taken_apart():
    entry = environment.database(COMPLETE["DATABASE_URL"])
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"], entry["NAME"]) == (
        "somebody",
        "secret",
        "db.example.org",
        "5433",
        "hands",
    )
    assert entry["OPTIONS"] == {"sslmode": "require", "options": "-c random_page_cost=1.1"}
    assert entry["CONN_HEALTH_CHECKS"]


def test_what_the_database_address_asks_of_a_connection_comes_last_and_counts():
    entry = environment.database("postgresql://db.example.org/hands?options=-c%20random_page_cost%3D2")
    assert entry["OPTIONS"]["options"] == "-c random_page_cost=1.1 -c random_page_cost=2"


def test_an_unreadable_database_address_is_named_without_its_password():
    with pytest.raises(environment.ImproperlyConfigured, match="DATABASE_URL cannot be read"):
        environment.database("postgresql://user:secret@host:port:port/x?nonsense=1")


def test_the_policy_allows_nothing_inline_outside_the_editors_screens(db):
    strict = Client().get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'none'" in strict
    assert "unsafe" not in strict
    assert "http" not in strict
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    editing = client.get("/redaktion/")
    assert editing.status_code == 200
    assert "'unsafe-inline'" in editing.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/admin/", "/redaktion/", "/admin/login/", "/redaktion/login/", "/_util/login/"])
def test_staff_log_in_where_everybody_does(db, address):
    response = Client().get(address, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


@pytest.mark.parametrize("address", ["/admin/", "/redaktion/"])
def test_who_has_no_business_there_is_told_so_and_not_sent_round(db, address):
    client = Client()
    client.force_login(UserFactory())
    response = client.get(address, follow=True)
    assert response.status_code == 403
    assert len(response.redirect_chain) <= 2


def test_the_editors_own_password_reset_is_off(db):
    assert Client().get("/redaktion/password_reset/").status_code == 404


def test_health_needs_no_database_and_no_login():
    response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_the_accessibility_statement_is_one_click_away():
    assert Client().get("/was").headers["Location"] == settings.WAS_URL


@pytest.mark.parametrize(
    "address", ["/%00/", "/en/%00", "/opgaver/%00/", "/redaktion/%00", "/%ff%fe/", "/?q=%00&page=x"]
)
def test_a_broken_address_is_no_error_of_ours(db, address):
    assert Client().get(address, follow=True).status_code < 500


def test_an_unknown_page_helps(db):
    response = Client().get("/findes-ikke/")
    assert response.status_code == 404
    assert response.headers["Content-Language"] == "da"


def test_a_lost_database_says_come_back_soon(db, monkeypatch):
    from django.db import OperationalError

    def broken(*_args, **_kwargs):
        raise OperationalError

    monkeypatch.setattr("wagtail.models.Site.find_for_request", broken)
    client = Client(raise_request_exception=False)
    response = client.get("/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"


def test_a_task_of_wagtail_is_a_row_with_the_transaction_or_not_at_all(db):
    from django.db import transaction
    from django_q.models import OrmQ
    from wagtail.models import Page
    from wagtail.tasks import update_reference_index_task

    from portal.background import QueueBackend, run

    page = Page.objects.get(slug="forside")
    backend = QueueBackend("default", {"QUEUES": []})
    with transaction.atomic():
        backend.enqueue(update_reference_index_task, ["wagtailcore", "page", page.pk], {})
        transaction.set_rollback(True)
    assert not OrmQ.objects.exists()
    backend.enqueue(update_reference_index_task, ["wagtailcore", "page", page.pk], {})
    row = OrmQ.objects.get()
    assert row.func() == "portal.background.run"
    run(*row.task["args"])
    with pytest.raises(Page.DoesNotExist):
        run("wagtail.tasks.update_reference_index_task", ["wagtailcore", "page", 0], {})


def test_the_queue_fetches_no_more_than_is_being_done():
    queue = settings.Q_CLUSTER
    assert queue["queue_limit"] == queue["workers"]
    assert queue["retry"] > 2 * queue["timeout"]
    assert queue["catch_up"] is False


def test_a_refused_row_is_not_in_the_log(db):
    """PostgreSQL explains with the row itself."""
    somebody = UserFactory()
    formatter = DiscreetFormatter("{levelname} {message}", style="{")
    try:
        try:
            with transaction.atomic():
                type(somebody)(email=somebody.email).save()
        finally:
            _say_more()
    except ValueError:
        raw = traceback.format_exc()
        line = logging.LogRecord("django.request", logging.ERROR, "", 0, "No: %s", ("/konto/",), sys.exc_info())
        as_text = logging.LogRecord("django-q", logging.ERROR, "", 0, "Failed: %s", (raw,), None)

    assert somebody.email in raw
    for record in (line, as_text):
        text = formatter.format(record)
        assert somebody.email not in text
        assert "duplicate key" in text
        assert "more of it" in text
    assert import_string(settings.LOGGING["formatters"]["line"]["()"]) is DiscreetFormatter


def test_a_refused_row_is_not_in_what_the_queue_keeps_of_a_failed_task(db):
    somebody = UserFactory()
    try:
        with transaction.atomic():
            type(somebody)(email=somebody.email).save()
    except IntegrityError as fault:
        result = f"{fault} : {traceback.format_exc()}"  # as the queue writes it
    assert result.count(somebody.email) > 1
    now = timezone.now()

    task = {"id": "1" * 32, "name": "a", "func": "x", "args": (), "kwargs": {}, "started": now, "stopped": now}
    save_task({**task, "result": result, "success": False, "group": None, "sync": True}, broker=None)

    kept = Failure.objects.get().result
    assert somebody.email not in kept
    assert "duplicate key" in kept
    assert "Traceback" in kept


def _say_more():
    message = "more of it"
    raise ValueError(message)


def test_documents_are_nothing_that_a_browser_would_run(db):
    for name in ("side.html", "kode.js", "tegning.svg", "stil.css", "side.xhtml"):
        document = CustomDocument(title="x", file=ContentFile(b"x", name=name))
        with pytest.raises(ValidationError):
            document.clean()
    CustomDocument(title="x", file=ContentFile(b"%PDF-1.7", name="Plan.PDF")).clean()
