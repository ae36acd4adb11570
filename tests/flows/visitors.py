"""Who knocks at a private address, and whether it stayed shut."""

from django.test import Client

from tests.catalog.studio.hers import help_with


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def helping(grant):
    client = Client()
    help_with(client, grant)
    return client


def is_shut(answer):
    at_the_door = answer.status_code == 302 and "/accounts/sign-in/" in answer["Location"]
    return answer.status_code == 404 or at_the_door


def is_no_door(answer):
    """A method that the address does not know is refused to everybody alike, its owner too.

    Who merely opens the address of a press is sent to the page above it.
    """
    asked = answer.wsgi_request
    led_up = answer.status_code == 302 and asked.path.startswith(answer["Location"])
    return answer.status_code == 405 or (asked.method == "GET" and led_up)


def everything(models):
    return [list(model.objects.order_by("pk").values()) for model in models]
