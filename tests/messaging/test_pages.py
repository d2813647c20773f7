"""Reading messages on the site."""

import pytest
from django.urls import reverse

from tests.factories.messaging import MessageFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def frida(client):
    user = UserFactory()
    client.force_login(user)
    return user


class TestOwnMessages:
    def test_a_visitor_is_asked_to_log_in(self, client):
        message = MessageFactory(recipient=UserFactory())

        for address in (reverse("message_list"), message.get_absolute_url()):
            assert client.get(address).headers["Location"].startswith(reverse("account_login"))

    def test_one_sees_the_own_messages_and_nobody_elses(self, client, frida):
        MessageFactory(recipient=frida, subject="Velkommen til Bulderby")
        MessageFactory(recipient=UserFactory(), subject="Til en anden")
        MessageFactory(recipient=None, to_address=frida.email, subject="Uden konto")

        page = client.get(reverse("message_list")).content.decode()

        assert "Velkommen til Bulderby" in page
        assert "Til en anden" not in page
        assert "Uden konto" not in page

    def test_somebody_elses_message_is_not_found(self, client, frida):
        other = MessageFactory(recipient=UserFactory())

        assert client.get(other.get_absolute_url()).status_code == 404

    def test_a_superuser_reads_only_the_own_too(self, client):
        client.force_login(UserFactory(is_superuser=True, is_staff=True))

        assert client.get(MessageFactory(recipient=UserFactory()).get_absolute_url()).status_code == 404

    def test_codes_are_not_shown_again(self, client, frida):
        secret = MessageFactory(recipient=frida, is_secret=True, subject="Din kode")

        assert "Din kode" not in client.get(reverse("message_list")).content.decode()
        assert client.get(secret.get_absolute_url()).status_code == 404

    def test_a_message_keeps_its_links_and_is_safe_to_show(self, client, frida):
        message = MessageFactory(recipient=frida, body="<script>alert(1)</script>\n\nhttps://example.org/a/")

        page = client.get(message.get_absolute_url()).content.decode()

        assert "<script>alert" not in page
        assert '<a href="https://example.org/a/"' in page

    @pytest.mark.parametrize("number", ["2", "0", "-1", "999", "x", "%00", "1e9"])
    def test_any_page_number_gives_a_page(self, client, frida, number):
        MessageFactory.create_batch(21, recipient=frida)

        assert client.get(f"{reverse('message_list')}?page={number}").status_code == 200

    def test_the_list_costs_the_same_for_one_and_for_thirty(self, client, frida, django_assert_num_queries):
        MessageFactory(recipient=frida)
        client.get(reverse("message_list"))
        with django_assert_num_queries(4):
            client.get(reverse("message_list"))
        MessageFactory.create_batch(29, recipient=frida)
        with django_assert_num_queries(4):
            client.get(reverse("message_list"))


class TestDevelopmentMail:
    def addresses(self):
        return (
            reverse("development_mail"),
            reverse("development_mail_detail", args=[MessageFactory(subject="Din kode", is_secret=True).pk]),
        )

    def test_it_does_not_exist_on_a_real_site(self, client):
        client.force_login(UserFactory(is_superuser=True, is_staff=True))

        assert [client.get(address).status_code for address in self.addresses()] == [404, 404]

    def test_on_ones_own_machine_everybody_reads_everything(self, client, settings):
        settings.DEVELOPMENT_MAIL_PAGE = True

        for address in self.addresses():
            response = client.get(address)
            assert response.status_code == 200
            assert "Din kode" in response.content.decode()

    def test_the_danish_address(self):
        assert reverse("development_mail") == "/udvikling/post/"

    def test_the_list_costs_the_same_for_one_and_for_thirty(self, client, settings, django_assert_num_queries):
        settings.DEVELOPMENT_MAIL_PAGE = True
        MessageFactory()
        client.get(reverse("development_mail"))
        with django_assert_num_queries(2):
            client.get(reverse("development_mail"))
        MessageFactory.create_batch(29)
        with django_assert_num_queries(2):
            client.get(reverse("development_mail"))
