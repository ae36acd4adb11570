"""What goes wrong around a figure: a consent taken back, an account closed, a reform, a move."""

from datetime import date

import pytest

from ground.privacy.services import give_consent, withdraw_consent
from ground.regions.models import Division
from ground.regions.services import load_divisions
from programme.record.models import Step
from programme.record.services import forget
from programme.targets.models import Edition, Figure
from programme.targets.periods import Period
from programme.targets.plan import load_plan
from programme.targets.publishing import give_out
from programme.targets.reckoning import reckon
from sellers.organs.models import Officer
from tests.cast import a_county, a_division, a_user, an_artisan, an_organ
from tests.flows.visitors import signed_in
from tests.programme.people import a_county_officer, a_person
from tests.programme.targets.test_services import an_officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
BOARD = "/desk/programme/targets/"
KAILI = "52/522600/522601"
ASKED = {"place": KAILI, "period": "2018", "measure": "trained"}


def trained(person, day=date(2018, 5, 1), reference="a:1"):
    there = {"region": person.region, "unit": person.unit}
    return Step.objects.create(
        person=person, kind="finished", happened_on=day, reference=reference, **there
    )


def figures():
    """Of 2018, women trained, by place."""
    found = Figure.objects.filter(reckoning__state="current", from_year=2018, until_year=2018)
    return dict(found.filter(measure="trained").values_list("place", "value"))


def seen_by(officer):
    """The figure of the county, and whether its records name her."""
    page = signed_in(officer.user).get(f"{BOARD}records/", ASKED)
    return page.context["figure"].value, "秀英" in page.content.decode()


def test_who_takes_her_consent_back_stays_in_the_count_and_leaves_the_list():
    artisan = an_artisan(user=a_user(), region=a_county())
    trained(a_person(artisan=artisan))
    officer = a_county_officer(kind="women")
    give_consent(user=artisan.user, kind="sharing")
    reckon()
    assert seen_by(officer) == (1, True)

    withdraw_consent(user=artisan.user, kind="sharing")
    assert seen_by(officer) == (1, False)
    reckon()

    assert seen_by(officer) == (1, False)


def test_who_closes_her_account_stays_in_the_count_and_is_nobody():
    her = a_person()
    trained(her)
    officer = a_county_officer()
    reckon()
    before = figures()

    forget(person=her, by=None)
    reckon()

    assert figures() == before
    assert before[KAILI] == 1
    assert seen_by(officer) == (1, False)


def test_a_county_that_a_reform_gives_to_another_city_takes_its_records_along():
    load_plan()
    her, national = a_person(), an_officer_of()
    trained(her)
    reckon()
    edition = give_out(period=Period(2018, 2018), officer=national)
    before = list(edition.cells.order_by("pk").values())
    guiyang = {"name_zh": "贵阳市", "level": "city", "parent": a_division()}
    Division.objects.create(code="520100", **guiyang)

    Division.objects.filter(pk="522601").update(parent="520100")
    reckon()

    assert figures() == {"": 1, "52": 1, "52/520100": 1, "52/520100/522601": 1}
    assert list(Edition.objects.get().cells.order_by("pk").values()) == before
    page = signed_in(national.user).get(BOARD, {"place": "52/520100", "period": "2018"})
    assert [row.name for row in page.context["board"].rows] == ["凯里市"]
    assert signed_in(national.user).get(BOARD, ASKED).status_code == 404


def test_a_code_that_today_s_list_has_no_more_keeps_its_name_and_its_figures(tmp_path):
    trained(a_person())
    file = tmp_path / "regions.csv"
    file.write_text(
        "code,name_zh,name_latin,level,parent_code\n"
        "520000,贵州省,Guizhou,province,\n522600,黔东南苗族侗族自治州,x,city,520000\n"
        "522699,新凯里市,x,county,522600\n",
        encoding="utf-8",
    )

    load_divisions(path=file)
    reckon()

    asked = {"place": "52/522600", "period": "2018"}
    board = signed_in(an_officer_of().user).get(BOARD, asked).context["board"]
    shown = {row.name: row.now["trained"].value for row in board.rows}
    assert shown == {"凯里市": 1, "新凯里市": 0}


def test_an_officer_who_moved_has_her_new_county_s_board_and_no_more_the_old_one_s_records():
    trained(a_person())
    reckon()
    officer = a_county_officer()
    assert seen_by(officer) == (1, True)

    elsewhere = an_organ("disabled", a_county("520103", "云岩区"))
    Officer.objects.filter(pk=officer.pk).update(organ=elsewhere)

    desk = signed_in(officer.user)
    assert desk.get(BOARD).context["board"].place.endswith("520103")
    assert desk.get(f"{BOARD}records/", ASKED).status_code == 404
    assert not desk.get(BOARD, ASKED).context["board"].is_full
