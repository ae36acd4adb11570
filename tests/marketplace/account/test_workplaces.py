"""From her account one finds back to where one works."""

import pytest

from tests.cast import a_user, an_officer
from tests.programme.competitions.contests import a_contest, judges_for

pytestmark = pytest.mark.django_db


def ways(client, user):
    client.force_login(user)
    body = client.get("/account/").content.decode()
    return [each for each in ("/desk/", "/desk/judging/", "/desk/teaching/") if f'"{each}"' in body]


def test_an_officer_finds_her_desk(client):
    assert ways(client, an_officer().user) == ["/desk/"]


def test_a_judge_finds_what_she_judges(client):
    assert ways(client, judges_for(a_contest(), 1)[0].user) == ["/desk/judging/"]


def test_a_buyer_finds_neither(client):
    assert ways(client, a_user()) == []
