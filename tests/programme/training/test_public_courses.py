"""What everyone may read of courses: the same for all, nobody named, kept no longer than true."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from ground.crafts.models import Craft
from programme.training.enrolling import change_seats, enrol, withdraw
from programme.training.models import Run
from programme.training.services import cancel_run, open_run, save_site
from tests.cast import a_craft, a_division, a_user
from tests.programme.people import a_person
from tests.programme.training.given import (
    a_course,
    a_past_run,
    a_run,
    a_site,
    a_trainer,
    an_officer_here,
)

pytestmark = pytest.mark.django_db(transaction=True)
FULL = "名额满了，可以排队"


@pytest.fixture
def officer():
    caches["pages"].clear()
    return an_officer_here()


def page(client, path="/courses/"):
    return client.get(path).content.decode()


def test_the_list_says_what_is_open_where_and_that_it_costs_nothing(client, officer):
    run = a_run(officer)

    text = page(client)

    for said in (run.course.name_zh, run.site.name_zh, "贵州省", "不收钱", f"/courses/{run.pk}/"):
        assert said in text
    assert run.course.name_en in page(client, "/en/courses/")


def test_it_is_a_page_for_everyone_without_a_cookie(client, officer):
    run = a_run(officer)

    for path in ("/courses/", f"/courses/{run.pk}/", f"/en/courses/{run.pk}/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert (dict(answer.cookies), answer["Cache-Control"]) == ({}, "public, no-cache")
        assert answer["Vary"] == "Accept-Encoding"


def test_it_names_no_trainer_no_contact_and_nobody_who_comes(client, officer):
    site = a_site(officer, contact_zh="陈干事 15400000001")
    run = a_run(officer, site=site, trainer=a_trainer(officer, site), note_zh="到了找老韦")
    enrol(run=run, person=a_person("秀英"), by=officer.user, access="要有人打手语")

    texts = page(client) + page(client, f"/courses/{run.pk}/")

    for private in ("杨老师", "陈干事", "15400000001", "老韦", "秀英", "手语"):
        assert private not in texts


def test_what_is_planned_past_or_called_off_is_not_there(client, officer):
    course = a_course(officer)
    planned = a_run(officer, course=course, opened=False)
    past = a_past_run(officer, course=course)
    off = a_run(officer, course=course)
    cancel_run(run=off, officer=officer, reason="老师病了")

    assert "没有可以报的" in page(client)
    for run in (planned, past, off):
        assert client.get(f"/courses/{run.pk}/").status_code == 404


def test_who_has_the_link_reads_that_enrolment_is_over(client, officer):
    run = a_run(officer)
    Run.objects.update(enrol_until=timezone.localdate() - timedelta(days=1))

    assert "没有可以报的" in page(client)
    text = page(client, f"/courses/{run.pk}/")
    assert "报名结束了" in text
    assert f"/studio/training/runs/{run.pk}/" not in text


def test_it_is_kept_and_made_anew_with_each_change_that_it_shows(client, officer):
    run = a_run(officer, seats=1, opened=False)
    assert "没有可以报的" in page(client)

    open_run(run=run, officer=officer)
    assert FULL not in page(client)
    row = enrol(run=run, person=a_person(), by=officer.user)
    assert FULL in page(client)
    withdraw(enrolment=row, by=officer.user)
    assert FULL not in page(client)
    enrol(run=run, person=a_person("阿梅"), by=officer.user)
    assert FULL in page(client)
    change_seats(run=run, seats=2, officer=officer)
    assert FULL not in page(client)
    save_site(site=run.site, facts={"name_zh": "凯里妇女之家"}, officer=officer)
    assert "凯里妇女之家" in page(client)


def test_it_is_listed_by_province_and_by_craft(client, officer):
    a_run(officer)
    family = a_craft().family
    a_division("110000", "北京市", "Beijing")
    other = next(value for value in Craft.Family.values if value != family)

    assert "苗绣入门" in page(client, f"/courses/?region=520000&craft={family}")
    for asked in ("region=110000", f"craft={other}"):
        text = page(client, f"/courses/?{asked}")
        assert "苗绣入门" not in text
        assert "这里现在没有可以报的" in text


@pytest.mark.parametrize(
    "asked", ["region=999999", "region=%00", "craft=zz", "page=abc", "page=99"]
)
def test_what_is_not_understood_is_left_out_and_told(client, officer, asked):
    a_run(officer)

    text = page(client, f"/courses/?{asked}")

    assert "苗绣入门" in text
    assert ("没有看懂" in text) == (not asked.startswith("page"))


def test_it_asks_as_much_for_many_courses_as_for_one(client, officer, django_assert_num_queries):
    one = a_run(officer)
    with django_assert_num_queries(5):  # generation, what there is, places, how many, a page
        page(client, "/courses/?a")
    for number in range(3):
        a_run(officer, course=a_course(officer, name_zh=f"课程{number}"))
    with django_assert_num_queries(5):
        page(client, "/courses/?b")
    with django_assert_num_queries(3):
        page(client, f"/courses/{one.pk}/?b")


def test_who_signs_in_without_being_registered_is_told_what_comes_first(officer):
    run = a_run(officer)
    client = Client()
    client.force_login(a_user(name="新来的"))

    answer = client.get(f"/studio/training/runs/{run.pk}/", follow=True)

    assert answer.redirect_chain == [("/studio/training/", 302)]
    assert "/studio/register/" in answer.content.decode()


def test_the_map_for_search_engines_holds_each(client, officer):
    run, past = a_run(officer), a_past_run(officer, course=a_course(officer, name_zh="过去的"))

    held = client.get("/sitemap-courses.xml").content.decode()

    assert f"/courses/{run.pk}/</loc>" in held
    assert f"/en/courses/{run.pk}/</loc>" in held
    assert f"/courses/{past.pk}/" not in held
    assert "/courses/</loc>" in client.get("/sitemap-programme.xml").content.decode()
