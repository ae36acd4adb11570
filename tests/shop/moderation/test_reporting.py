"""Anybody tells us, without a name; an answer goes out, and the contact with it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from ground.messages.models import Message
from shop.moderation.errors import NotNow
from shop.moderation.models import Report
from shop.moderation.services import answer, look_at
from shop.order.links import order_key
from tests.cast import a_shop, a_user, a_work, an_operator
from tests.shop.fulfilment.parts import a_paid_part
from tests.shop.moderation.cases import a_report

pytestmark = pytest.mark.django_db
TYPED = {"reason": "copied", "words": "这是别人的图案。", "contact": ""}


def kept():
    rows = Report.objects.order_by("pk")
    return [(row.work_id, row.shop_id, row.reason, row.words, row.contact) for row in rows]


def test_a_work_is_reported_without_a_name_and_gets_a_number(client):
    work = a_work()
    page = f"/report/work/{work.pk}/"
    assert f'href="{page}"' in client.get(work.get_absolute_url()).content.decode()

    answer = client.post(page, TYPED)

    assert kept() == [(work.pk, work.shop_id, "copied", "这是别人的图案。", "")]
    taken = client.get(answer["Location"]).content.decode()
    assert Report.objects.get().number in taken
    assert "别人的图案" not in taken


def test_a_shop_is_reported_and_a_contact_lies_sealed(client):
    shop = a_shop()

    client.post(f"/en/report/shop/{shop.slug}/", TYPED | {"contact": "138 0013 8000"})

    assert kept() == [(None, shop.pk, "copied", "这是别人的图案。", "+8613800138000")]
    assert Report.objects.get().language == "en"
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM moderation_report")
        assert b"13800138000" not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize("wrong", [
    {"reason": ""}, {"reason": "dull"}, {"words": ""}, {"words": "坏"}, {"words": "长" * 1001},
    {"contact": "x"}, {"contact": "a@b"}, {"contact": "1" * 255},
])  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_kept(client, wrong):
    answer = client.post(f"/report/work/{a_work().pk}/", TYPED | wrong)

    assert (answer.status_code, kept()) == (400, [])
    assert "<title>有错误：" in answer.content.decode()


def test_what_nobody_can_see_cannot_be_reported(client):
    work = a_work(is_public=False)
    shut = a_shop(is_open=False)

    for path in (f"/report/work/{work.pk}/", "/report/work/999999/", f"/report/shop/{shut.slug}/"):
        assert client.post(path, TYPED).status_code == 404
    assert (client.get("/report/NOSUCH/").status_code, kept()) == (404, [])


def test_reports_from_one_place_are_limited(client):
    page = f"/report/work/{a_work().pk}/"
    codes = [client.post(page, TYPED).status_code for _ in range(6)]

    assert codes == [302] * 5 + [400]
    assert len(kept()) == 5


@pytest.mark.parametrize(("reason", "days"), [("unlawful", 1), ("unsafe", 1), ("orders", 7)])
def test_what_is_urgent_is_due_within_a_day(reason, days):
    report = a_report(reason=reason)
    assert report.due_at - report.made_at == timedelta(days=days)


def test_a_buyer_complains_about_her_own_order_alone(client, till):
    part = a_paid_part(till)
    path = f"/orders/{part.order.number}/parts/{part.pk}/complain/"
    typed = {"reason": "orders", "words": "一直没有寄出来。"}

    client.force_login(a_user("Mallory"))
    assert [client.get(path).status_code, client.post(path, typed).status_code] == [404, 404]
    assert kept() == []

    key = order_key(part.order.number)
    page = client.get(path, {"key": key}).content.decode()
    assert 'name="contact"' not in page
    assert f"<h1>投诉：订单 {part.order.number}</h1>" in page
    assert ("不用登录" in page, f'href="/orders/{part.order.number}/?key=' in page) == (False, True)
    thanks = client.post(path, typed | {"key": key}, follow=True).content.decode()
    assert f'href="/orders/{part.order.number}/?key=' in thanks

    report = Report.objects.get()
    assert (report.seller_order, report.contact) == (part, part.order.guest_phone)
    for query in ({}, {"key": "forged"}):
        seen = client.get(f"/report/{report.number}/", query).content.decode()
        assert part.order.number not in seen


def test_an_answer_is_told_once_and_takes_the_contact_away():
    report = a_report(contact="someone@example.org", language="en")
    operator = an_operator()
    assert look_at(report=report, by=operator) is True
    assert look_at(report=report, by=an_operator("钱")) is False

    answer(report=report, words="已经换了图案。", by=operator)

    report.refresh_from_db()
    assert (report.state, report.contact, report.taken_by) == ("answered", "", operator)
    told = Message.objects.get(kind="report.answer")
    assert (told.recipient, "已经换了图案。" in told.body) == ("someone@example.org", True)
    with pytest.raises(NotNow):
        answer(report=report, words="又一次。", by=operator)


def test_who_left_no_contact_is_not_told():
    answer(report=a_report(), words="看过了，没有问题。", by=an_operator())

    assert Message.objects.filter(kind="report.answer").count() == 0


def test_the_database_keeps_no_contact_of_what_is_answered():
    report = a_report(contact="someone@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(state="answered", answered_at=report.made_at)
