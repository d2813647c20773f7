"""The addresses of messaging."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.messaging import views

urlpatterns = [
    path(_("messages/"), views.message_list, name="message_list"),
    path(_("messages/<int:pk>/"), views.message_detail, name="message_detail"),
    path(_("development/mail/"), views.development_mail, name="development_mail"),
    path(_("development/mail/<int:pk>/"), views.development_mail_detail, name="development_mail_detail"),
]
