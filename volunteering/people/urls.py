"""Addresses of the login, the profile, the guardian, the paper code and the privacy notice.

The names that begin with ``account_`` and ``mfa_`` are those the login library asks for.
"""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.people import account_views, second_step_views, views

urlpatterns = [
    path(_("account/"), account_views.account, name="account"),
    path(_("account/log-in/"), account_views.login, name="account_login"),
    path(_("account/log-in/code/"), account_views.login_code, name="account_login_code"),
    path(_("account/log-in/password/"), account_views.login_password, name="account_login_password"),
    path(_("account/sign-up/"), account_views.signup, name="account_signup"),
    path(_("account/log-out/"), account_views.logout, name="account_logout"),
    path(_("account/closed/"), account_views.inactive, name="account_inactive"),
    path(_("account/email/"), account_views.email, name="account_email"),
    path(_("account/email/code/"), account_views.email_code, name="account_email_code"),
    path(_("account/password/"), account_views.password, name="account_change_password"),
    path(_("account/password/remove/"), account_views.password_remove, name="account_remove_password"),
    path(_("account/log-in/second-step/"), second_step_views.second_step_code, name="mfa_authenticate"),
    path(_("account/second-step/"), second_step_views.second_step_home, name="second_step"),
    path(_("account/second-step/change/"), second_step_views.second_step_change, name="second_step_change"),
    path(_("account/log-in-again/"), second_step_views.log_in_again, name="log_in_again"),
    path(_("profile/"), views.profile, name="profile"),
    path(_("profile/who-has-looked/"), views.profile_looks, name="profile_looks"),
    path(_("profile/guardian/"), views.guardian_ask, name="guardian_ask"),
    path(_("profile/paper-code/"), views.claim_account, name="claim_account"),
    path(_("profile/step/<slug:step>/"), views.profile_step, name="profile_step"),
    path(_("guardian/<str:token>/"), views.guardian_confirm, name="guardian_confirm"),
    path(_("privacy/"), views.privacy, name="privacy"),
]
