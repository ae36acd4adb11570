"""Boards, reports, sheets, records and the forms for targets, as officers see them."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from programme.record.models import Step
from programme.targets.models import Edition, Figure, Reckoning, Target, TargetSet
from programme.targets.periods import Period
from programme.targets.plan import load_plan
from programme.targets.publishing import give_out
from programme.targets.reckoning import reckon
from tests.cast import a_county, a_division
from tests.flows.visitors import signed_in
from tests.programme.people import a_county_officer, a_person
from tests.programme.targets.nation import Nation
from tests.programme.targets.test_services import an_officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
BOARD = "/desk/programme/targets/"
PLAN = {"period": "2017-2020"}


@pytest.fixture
def nation():
    load_plan()
    made = Nation(women=1200)
    reckon()
    return made


def text_of(answer):
    return answer.content.decode()


def test_the_nation_sees_each_unit_s_figure_beside_its_target(nation):
    page = signed_in(an_officer_of().user).get(BOARD, PLAN)

    board = page.context["board"]
    figures = Figure.objects.filter(from_year=2017, until_year=2020, measure="times")
    assert {row.place: row.now["times"].value for row in board.rows} == {
        row.place: getattr(figures.filter(place=row.place).first(), "value", 0)
        for row in board.rows
    }
    assert len(board.rows) == len(page.context["tiles"]) == 33
    said = text_of(page)
    assert said.count("没有写明算什么") == 29
    assert said.count("附件无此数") == 4
    assert "合计 48,880" in said
    assert "差 1,120" in said
    times = figures.get(place="").value
    reached = f"目标 80,000 人次，已有 {times:,} · 做到 {times * 100 // 80_000}%"
    assert f"培训人次，2017–2020：{reached}" in " ".join(said.split())
    assert "培训人次，2017–2020，单位：人次。" in said


@pytest.mark.parametrize("place", ["", "52", "52/520100", "bt", "bt/650100"])
def test_a_board_asks_no_more_for_many_women_than_for_few(place, django_assert_max_num_queries):
    load_plan()
    desk = signed_in(an_officer_of().user)
    counts = []
    for women in (200, 900):
        Step.objects.all().delete()
        Nation(women=women)
        reckon()
        desk.get(BOARD, PLAN | {"place": place})
        with django_assert_max_num_queries(12) as asked:
            desk.get(BOARD, PLAN | {"place": place})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_another_s_place_shows_nothing_until_it_is_given_out(nation):
    desk = signed_in(an_officer_of(a_division()).user)
    own = desk.get(BOARD, {"period": "2018"}).context["board"]
    assert (own.place, own.is_full) == ("52", True)

    before = desk.get(BOARD, {"place": "", "period": "2018"})
    assert {row.now["times"].shown for row in before.context["board"].rows} == {"—"}
    give_out(period=Period(2018, 2018), officer=an_officer_of(name="国干事"))
    board = desk.get(BOARD, {"place": "", "period": "2018"}).context["board"]

    assert not board.is_full
    values = [row.now["times"].value for row in board.rows if row.now["times"].value]
    assert values
    assert min(values) >= 5
    assert board.whole.now["times"].value == own_figure("")


def own_figure(place):
    return Figure.objects.get(from_year=2018, until_year=2018, place=place, measure="times").value


def test_what_others_see_can_be_looked_at_and_taken_along(nation):
    give_out(period=Period(2018, 2018), officer=an_officer_of(name="国干事"))
    desk = signed_in(an_officer_of(name="又一位").user)
    asked = {"place": "", "period": "2018", "as": "others"}

    sheet = desk.get(f"{BOARD}sheet/", asked | {"form": "csv"})
    lines = list(csv.reader(StringIO(sheet.content.decode("utf-8-sig"))))

    cells = [line[4] for line in lines[1:100]]
    assert not any(cell in {"1", "2", "3", "4"} for cell in cells)
    assert "少于 5" in cells or "—" in cells
    full = desk.get(f"{BOARD}sheet/", {"place": "", "period": "2018", "form": "csv"})
    assert "只供内部工作用" in full.content.decode()
    assert desk.get(f"{BOARD}sheet/", asked | {"form": "xlsx"}).content[:2] == b"PK"
    assert "已公布的数字" in text_of(desk.get(f"{BOARD}report/", asked))


def test_records_lead_to_the_women_whom_she_may_see_and_no_further():
    her = a_person("秀英", shares=False)
    Step.objects.create(
        person=her, kind="finished", happened_on="2018-05-01", region=her.region, unit_id="52",
        reference="a:1",
    )  # fmt: skip
    reckon()
    asked = {"place": "52/522600/522601", "period": "2018", "measure": "trained"}
    path = f"{BOARD}records/"

    assert "秀英" in text_of(signed_in(a_county_officer().user).get(path, asked))
    women_s = a_county_officer(kind="women")
    assert "秀英" not in text_of(signed_in(women_s.user).get(path, asked))
    far = a_county_officer(a_county("520103", "云岩区"))
    assert signed_in(far.user).get(path, asked).status_code == 404


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"period": "20x8"}, 200), ({"period": "2020-2017"}, 200), ({"measure": "x"}, 200),
        ({"place": "99"}, 404), ({"place": "52/110100"}, 404), ({"place": "52/522600/x"}, 404),
        ({"place": "52/-"}, 404), ({"place": "52\x00"}, 404), ({"place": "a/b/c/d"}, 404),
        ({"period": "0000"}, 200), ({"period": "９９９９"}, 200),
    ],
)  # fmt: skip
def test_what_is_no_place_or_period(query, status):
    load_plan()
    a_county()
    assert signed_in(an_officer_of().user).get(BOARD, query).status_code == status


def test_an_officer_has_it_reckoned_now_and_an_auditor_does_not(django_capture_on_commit_callbacks):
    desk = signed_in(an_officer_of().user)
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(f"{BOARD}reckon/").status_code == 302
    assert Reckoning.objects.get().state == "current"
    auditor = signed_in(an_officer_of(role="auditor", name="审").user)
    assert auditor.post(f"{BOARD}reckon/").status_code == 404


def test_a_period_is_given_out_only_by_who_says_that_she_is_sure(nation):
    desk = signed_in(an_officer_of().user)
    give = reverse("desk-targets-give-out")

    desk.post(give, {"period": "2018"})
    assert Edition.objects.count() == 0
    desk.post(give, {"period": "2018", "sure": "on"})
    assert Edition.objects.count() == 1
    page = desk.post(give, {"period": "2018", "sure": "on"}, follow=True)
    assert "没有公布：已经公布过" in text_of(page)
    desk.post(give, {"period": "2017-2020", "sure": "on"})
    assert Edition.objects.count() == 1


def test_an_officer_says_what_a_figure_counts_once():
    load_plan()
    target = Target.objects.get(unit="52")
    desk, path = (
        signed_in(an_officer_of(a_division()).user),
        reverse("desk-target", args=[target.pk]),
    )

    assert desk.post(path, {"do": "metric", "metric": "persons"}).status_code == 400
    said = {"do": "metric", "metric": "persons", "source": "黔残发1号"}
    assert desk.post(path, said).status_code == 302
    assert "没有改动" in text_of(desk.post(path, said | {"metric": "person_times"}, follow=True))
    assert desk.post(path, {"do": "responsible", "responsible_zh": "省残联"}).status_code == 302

    target.refresh_from_db()
    assert (target.metric, target.responsible_zh) == ("persons", "省残联")


SET = {
    "number": "残联发〔2021〕9号", "title_zh": "美丽工坊", "issuers_zh": "中国残联",
    "issued_on": "2021-06-01", "name_zh": "各县", "from_year": "2021", "until_year": "2025",
    "source": "第三条",
}  # fmt: skip


def test_a_later_programme_is_entered_and_overlaps_are_told():
    load_plan()
    a_county()
    desk = signed_in(an_officer_of(a_division()).user)
    new = reverse("desk-targets-set-new")

    assert desk.post(new, SET | {"until_year": "2020"}).status_code == 400
    page = desk.post(new, SET, follow=True)
    made = TargetSet.objects.get(name_zh="各县")
    assert "还没有目标" in text_of(page)
    assert desk.post(new, SET).status_code == 400

    add = f"{reverse('desk-targets-add')}?set={made.pk}"
    one = {"unit": "52", "region": "凯里市", "metric": "persons", "value": "30", "source": "表一"}
    assert desk.post(add, one).status_code == 302
    told = {
        "上下级": one | {"region": ""},
        "只能录": one | {"unit": "11", "region": ""},
        "没有找到": one | {"region": "某县"},
        "请写整数": one | {"value": "x"},
        "先选单位": one | {"unit": ""},
    }
    for said, wrong in told.items():
        answer = desk.post(add, wrong)
        assert (answer.status_code, said in text_of(answer)) == (400, True), said
    assert made.targets.get().value == 30
    assert desk.get(f"{reverse('desk-targets-add')}?set=x").status_code == 404
    shown = text_of(desk.get(reverse("desk-targets-set"), {"set": made.pk}))
    assert "凯里市" in shown
    assert "表一" in shown
