"""The nation reads the rounds below it, counted; a single answer stays where it was asked."""

import pytest

from programme.survey.models import Round
from programme.survey.queries import responses_for, rounds_for
from sellers.organs.models import Organ
from tests.cast import a_county, a_division, an_officer, an_organ
from tests.programme.people import a_county_officer, a_person
from tests.programme.survey.asked import a_response, a_round

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/survey/"


def of_the_nation(kind="disabled", role="viewer"):
    organ = Organ.objects.get_or_create(kind=kind, region=None, defaults={"name_zh": "全国"})[0]
    return an_officer(role, organ)


@pytest.fixture
def held():
    """By the province, by a county of it, and one that is still in the making."""
    province = an_officer(organ=an_organ(region=a_division()))
    rounds = [a_round(province, name_zh="省里的"), a_round(name_zh="县里的")]
    a_round(province, state="draft", name_zh="草稿")
    for survey in rounds:
        for _woman in range(3):
            a_response(survey, a_person(region=a_county()))
    return rounds


@pytest.fixture
def desk(client):
    client.force_login(of_the_nation().user)
    return client


def test_the_nation_sees_every_round_that_is_out_and_its_own_alone_in_the_making(held):
    nation = of_the_nation()
    own = a_round(nation, state="draft", name_zh="全国的")

    assert set(rounds_for(nation)) == {*held, own}
    assert set(rounds_for(of_the_nation("women"))) == set(held)


def test_the_list_the_page_and_the_results_open(desk, held):
    assert all(survey.name in desk.get(DESK).content.decode() for survey in held)
    for survey in held:
        page = desk.get(f"{DESK}{survey.pk}/").content.decode()
        assert "凯里市" in page
        for shut in ("answers/", "entry/", "forms/"):
            assert f"{DESK}{survey.pk}/{shut}" not in page
        assert "这是准数" in desk.get(f"{DESK}{survey.pk}/results/").content.decode()


def test_it_reads_and_moves_nothing(desk, held):
    before = list(Round.objects.order_by("pk").values())
    for survey in held:
        page = f"{DESK}{survey.pk}/"
        response = survey.responses.first()
        for path in ("answers/", f"answers/{response.pk}/", "entry/", "forms/"):
            assert desk.get(f"{page}{path}").status_code == 404
        for path, sent in (
            ("move/", {"do": "close"}),
            ("forms/", {"how_many": "3"}),
            (f"answers/{response.pk}/", {"look": "yes"}),
            (f"answers/{response.pk}/back/", {}),
            ("ask/", {}),
        ):
            assert desk.post(f"{page}{path}", sent).status_code in {403, 404}
        assert list(responses_for(of_the_nation(), survey)) == []
    assert list(Round.objects.order_by("pk").values()) == before
    assert held[0].responses.filter(withdrawn_at=None).count() == 3


def test_its_other_organs_see_no_small_count(client, held):
    client.force_login(of_the_nation("women").user)

    for survey in held:
        assert "人数只给办调查的部门和残联看" in client.get(f"{DESK}{survey.pk}/").content.decode()
        for asked in ("", "?for=inside", "?by=craft"):
            page = client.get(f"{DESK}{survey.pk}/results/{asked}").content.decode()
            assert "少，不写" in page
            assert "这是准数" not in page


def test_the_province_still_sees_who_answered_below_it(client, held):
    province, county = held
    client.force_login(province.organ.officers.get().user)

    for survey in (province, county):
        assert client.get(f"{DESK}{survey.pk}/answers/").status_code == 200
    assert list(rounds_for(a_county_officer(a_county("520103", "云岩区")))) == [province]
