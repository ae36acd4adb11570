"""What is not found leads back to where one was."""

import pytest
from django.test import Client

from tests.cast import a_cooperative, a_user, an_artisan, an_officer, an_operator

WAYS = ("回到工作台", "Back to the studio", "回到办公台", "查订单", "回首页", "回到钱款")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "back"),
    [
        ("/studio/none/", "回到工作台"),
        ("/en/studio/none/", "Back to the studio"),
        ("/desk/none/", "回到办公台"),
        ("/works/none-999999/", "查订单"),
    ],
)
def test_a_page_that_is_not_there_names_the_way_back(path, back):
    assert ways(Client(), path) == [back]


def ways(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    shown = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return [word for word in WAYS if word in shown]


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_only_who_has_a_studio_is_sent_back_to_it():
    maker, keeper = an_artisan(user=a_user()).user, a_cooperative().keepers.get().user

    found = [ways(signed_in(each), "/studio/none/") for each in (maker, keeper, a_user())]

    assert found == [["回到工作台"], ["回到工作台"], ["回首页"]]


def test_at_the_desk_whoever_is_no_officer_is_sent_to_her_own_start_page():
    known = (an_officer().user, an_artisan(user=a_user()).user, an_operator(), a_user())

    found = [ways(signed_in(each), "/desk/none/") for each in known]

    assert found == [["回到办公台"], ["回到工作台"], ["回到钱款"], ["回首页"]]
