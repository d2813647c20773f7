"""What all tests share: the database of their own, clean caches and the browser."""

import os

import psutil
import psycopg
import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation

from portal.settings import environment
from tests import rows
from tools import translations

# Playwright runs an event loop in the test's own thread; Django would take every query there for a mistake.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.browser"]

TEST_DATABASE = "test_giv_en_haand_"


def pytest_configure():
    """Plain `pytest` in a fresh checkout reads Danish too."""
    translations.compile_all()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Start the embedded PostgreSQL unless DATABASE_URL names another; every process gets a database of its own."""
    from tools import postgres, test_template

    embedded = not os.environ.get("DATABASE_URL")
    url = postgres.ensure_database_url("tests")
    _drop_databases_of_dead_processes(url)
    entry = environment.database(url)
    connection = connections["default"]
    for name in ("HOST", "PORT", "USER", "PASSWORD", "NAME", "OPTIONS"):
        connection.settings_dict[name] = django_settings.DATABASES["default"][name] = entry[name]
    connection.settings_dict["TEST"]["NAME"] = f"{TEST_DATABASE}{os.getpid()}"
    if embedded:
        connection.settings_dict["TEST"]["TEMPLATE"] = test_template.ensure(url)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A test that commits leaves the database as the migrations make it: rows put back instead of made anew."""
    with django_db_blocker.unblock():
        migrated = rows.keep()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: rows.put_back(migrated))
        yield


def _drop_databases_of_dead_processes(url):
    """Clear away what killed test runs left behind."""
    with psycopg.connect(url, autocommit=True) as connection:
        names = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [TEST_DATABASE])
        for (name,) in names.fetchall():
            owner = name.removeprefix(TEST_DATABASE)
            if owner.isdecimal() and not psutil.pid_exists(int(owner)):
                connection.execute(psycopg.sql.SQL("DROP DATABASE IF EXISTS {}").format(psycopg.sql.Identifier(name)))


@pytest.fixture(autouse=True)
def _danish_first():
    """A request leaves its language behind in the thread; every test starts in Danish."""
    translation.activate(django_settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _clean_caches(request):
    """No test sees what another has cached. The shared cache is a table: only tests that commit can leave rows."""
    for name in ("pages", "menus", "renditions"):
        caches[name].clear()
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = "transactional_db" in request.fixturenames or (marker is not None and marker.kwargs.get("transaction"))
    if commits:
        caches["default"].clear()


@pytest.fixture(autouse=True)
def _menu_is_known(request, _clean_caches):
    """Rooms count the queries of their own pages: the editors' menu is known there, and empty.

    It is looked up in the tests of cms, in journeys, and in tests that ask for `editors_menu`.
    """
    looked_up = {"editors_menu", "live_server", "new_page"} & set(request.fixturenames)
    if not looked_up and "cms" not in request.path.parts:
        from cms import banners
        from cms.menus import main_menu_key

        caches["menus"].set(banners.KEY, (), None)
        for language, _name in django_settings.LANGUAGES:
            caches["menus"].set(main_menu_key(language), (), None)


@pytest.fixture
def editors_menu():
    """This test is about the menu that the editors' pages make."""
