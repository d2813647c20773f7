"""The floor: a Django view that answers with a string, no middleware, no database."""

import secrets

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = "<!doctype html><title>bare</title>" + "x" * 20_000


def bare(_request: HttpRequest) -> HttpResponse:
    """Answer with 20 kB."""
    return HttpResponse(BODY)


urlpatterns = [path("bare/", bare)]

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["localhost"], SECRET_KEY=secrets.token_hex(), MIDDLEWARE=[])
application = get_wsgi_application()
