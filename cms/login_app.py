"""Wagtail's app of logins, with our screens."""

from wagtail.users.apps import WagtailUsersAppConfig


class LoginsConfig(WagtailUsersAppConfig):
    """The same app; only the form of a login is another."""

    user_viewset = "cms.login_screens.LoginViewSet"
