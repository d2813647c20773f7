"""The address of the front door."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from portal.dashboard import views

urlpatterns = [path(_("my-page/"), views.dashboard, name="dashboard")]
