"""Rounds at the desk: in their order, within a region, counted; small counts stay inside."""

import csv
import io

import pytest

from programme.survey import errors, services
from programme.survey.counting import progress_of, tables_of
from programme.survey.models import Response, Round
from programme.survey.standard import load_standard
from sellers.organs.models import Organ
from tests.cast import a_county, a_division, an_artisan, an_officer, an_organ
from tests.programme.people import a_county_officer, a_person
from tests.programme.survey.asked import SAID, a_response, a_round

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/survey/"


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def desk(client, officer):
    client.force_login(officer.user)
    return client


def a_province_officer():
    return an_officer(organ=an_organ(region=a_division()))


def test_a_round_goes_its_way_and_never_back(desk, officer):
    edition = load_standard()
    day = "2027-01-31"
    answer = desk.post(f"{DESK}new/", {"name": "春天", "edition": edition.pk, "closes_on": day})
    survey = Round.objects.get()
    assert (answer["Location"], survey.region) == (f"{DESK}{survey.pk}/", officer.organ.region)

    states = []
    for do in ("open", "publish", "publish", "open", "close", "open"):
        desk.post(f"{DESK}{survey.pk}/move/", {"do": do})
        survey.refresh_from_db()
        states.append(survey.state)
    assert states == ["draft", "published", "published", "open", "closed", "closed"]
    assert desk.post(f"{DESK}{survey.pk}/move/", {"do": "burn"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", ""), ("name", "字" * 61), ("edition", "0"), ("closes_on", ""),
     ("closes_on", "2001-01-01"), ("closes_on", "明天")],
)  # fmt: skip
def test_a_round_that_is_typed_wrong_is_none(desk, name, value):
    typed = {"name": "春天", "edition": load_standard().pk, "closes_on": "2027-01-31"}

    assert desk.post(f"{DESK}new/", typed | {name: value}).status_code == 400
    assert Round.objects.count() == 0


def test_a_round_from_above_is_seen_below_but_not_moved(desk):
    survey = a_round(a_province_officer(), state="published")
    far = a_round(a_county_officer(a_county("520103", "云岩区")))
    draft = a_round(a_province_officer(), state="draft")

    assert desk.get(f"{DESK}{survey.pk}/").status_code == 200
    assert desk.post(f"{DESK}{survey.pk}/move/", {"do": "open"}).status_code == 404
    for each in (far, draft):
        assert desk.get(f"{DESK}{each.pk}/").status_code == 404


def test_progress_counts_each_woman_once_by_county():
    survey = a_round(a_province_officer())
    here, far = a_county(), a_county("522622", "黄平县")
    people = [a_person(region=here), a_person(region=here), a_person(region=far)]
    twin = a_person(region=here, same_as=people[0])
    a_response(survey, people[0])
    a_response(survey, people[2])

    assert twin.same_as == people[0]
    assert [tuple(each) for each in progress_of(survey)] == [
        ("凯里市", 2, 1), ("黄平县", 1, 1), ("总人数", 3, 2),
    ]  # fmt: skip


def filled(survey, here=7, far=2):
    for region, many in ((a_county(), here), (a_county("520103", "云岩区"), far)):
        for _woman in range(many):
            a_response(survey, a_person(region=region))


def table_of(survey, code, by="region", **rest):
    found = [each for each in tables_of(survey, by, **rest) if each.question.code == code]
    return found[0].lines


def test_results_equal_what_was_said_and_small_counts_are_hidden():
    survey = a_round(an_officer(organ=an_organ(region=a_county().parent)))
    filled(survey)

    exact = dict(table_of(survey, "wish", hides=False))
    assert exact["总人数"] == [9, 0, 9]
    assert sorted(counts[0] for counts in exact.values()) == [2, 7, 9]
    outside = table_of(survey, "wish")
    assert 2 not in {n for _name, counts in outside for n in counts}
    by_craft = dict(table_of(survey, "wish", by="family", hides=False))
    assert by_craft == {"绣": [9, 0, 9], "总人数": [9, 0, 9]}


def test_another_organ_never_sees_small_counts_and_no_table_carries_them(client):
    survey = a_round(a_province_officer())
    filled(survey, here=3, far=0)
    women = an_officer(organ=an_organ("women", a_division()), name="妇")
    client.force_login(women.user)

    page = client.get(f"{DESK}{survey.pk}/results/").content.decode()
    assert "这是准数" not in page
    assert "少，不写" in page
    sheet = client.get(f"{DESK}{survey.pk}/results/sheet/?form=csv")
    cells = [cell for row in csv.reader(io.StringIO(sheet.content.decode())) for cell in row]
    assert "3" not in cells
    assert "少，不写" in cells
    assert client.get(f"{DESK}{survey.pk}/results/sheet/").content[:2] == b"PK"


def test_a_county_counts_its_own_part_of_a_round_from_above(desk):
    survey = a_round(a_province_officer())
    filled(survey, here=3, far=6)

    page = desk.get(f"{DESK}{survey.pk}/results/").content.decode()

    assert "这是准数" in page
    assert "云岩区" not in page
    assert "黔东南" in page


def test_results_take_the_same_queries_for_one_and_for_many(desk, django_assert_max_num_queries):
    survey = a_round()
    a_response(survey)
    with django_assert_max_num_queries(26) as one:
        desk.get(f"{DESK}{survey.pk}/results/")
    for _woman in range(4):
        a_response(survey)

    with django_assert_max_num_queries(len(one)):
        desk.get(f"{DESK}{survey.pk}/results/")
    pages = (f"{DESK}", f"{DESK}{survey.pk}/", f"{DESK}{survey.pk}/answers/")
    for page in pages:
        with django_assert_max_num_queries(22):
            desk.get(page)


def test_who_looks_at_one_womans_answers_leaves_a_trace(desk):
    survey = a_round()
    artisan = an_artisan(region=a_county())
    response = a_response(survey, a_person(artisan=artisan), said=SAID | {"told": "腿不方便"})
    page = f"{DESK}{survey.pk}/answers/{response.pk}/"

    assert "腿不方便" not in desk.get(page).content.decode()
    assert artisan.user.seen.count() == 0
    assert "腿不方便" in desk.post(page, {"look": "yes"}).content.decode()
    assert artisan.user.seen.get().what == "survey.answers"
    assert desk.post(page).status_code == 404


def test_other_organs_see_only_who_agreed_to_it(client):
    survey = a_round(a_province_officer())
    shown, kept = a_person("秀英", shares=True), a_person("桂花")
    answers = [a_response(survey, each) for each in (shown, kept)]
    client.force_login(a_county_officer(kind=Organ.Kind.WOMEN).user)

    codes = [client.get(f"{DESK}{survey.pk}/answers/{each.pk}/").status_code for each in answers]
    assert codes == [200, 404]


def test_an_officer_takes_it_back_for_who_has_no_account(desk):
    survey = a_round()
    response = a_response(survey)

    desk.post(f"{DESK}{survey.pk}/answers/{response.pk}/back/")

    assert Response.objects.get().person is None
    assert desk.get(f"{DESK}{survey.pk}/answers/{response.pk}/").status_code == 404
    assert [tuple(each)[2] for each in progress_of(survey)] == [1, 1]


def test_two_officers_at_once_and_one_is_told(officer):
    survey = a_round(officer, state="published")
    same = Round.objects.get(pk=survey.pk)
    services.open_round(survey=survey, officer=officer)

    with pytest.raises(errors.NotNow):
        services.open_round(survey=same, officer=officer)


def test_the_nation_s_round_is_read_by_province_and_then_by_county(client):
    beijing = a_division("110000", "北京市")
    city = a_division("110100", "北京市", "Beijing", "city", beijing)
    far = a_division("110105", "朝阳区", "Chaoyang", "county", city)
    nation = Organ.objects.create(kind="disabled", name_zh="中国残联")
    survey = a_round(an_officer(organ=nation))
    for county in (a_county(), a_county("522622", "黄平县"), far):
        a_response(survey, a_person(region=county))
    client.force_login(survey.organ.officers.get().user)
    page = f"{DESK}{survey.pk}/"

    whole, inside = client.get(page), client.get(f"{page}?in=52")

    assert [(code, place[1:]) for code, place in whole.context["places"]] == [
        ("11", (1, 1)), ("52", (2, 2)), ("", (3, 3)),
    ]  # fmt: skip
    assert "黄平县" not in whole.content.decode()
    assert [place.name for _code, place in inside.context["places"]][:2] == ["凯里市", "黄平县"]
    assert client.get(f"{page}?in=x").context["places"][-1][1].known == 3
