"""The operator's pages of the market, and hers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ground.messages.models import Message
from ground.rules.models import Version
from sellers.partner.suspending import is_suspended
from shop.moderation.models import Appeal, Report, Suspension
from shop.moderation.services import appeal
from tests.cast import a_shop, a_user, a_work, an_officer, an_operator
from tests.ground.rules.versions import WORDS, a_draft
from tests.shop.moderation.cases import a_report, a_suspension

pytestmark = pytest.mark.django_db
SUSPEND = {"reason": "misleading", "words": "照片和实物不一样。"}


@pytest.fixture
def operator():
    return an_operator()


@pytest.fixture
def desk(client, operator):
    client.force_login(operator)
    return client


def queries(client, path):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_queue_has_the_pressing_first_and_asks_as_often(desk):
    slow, pressing = a_report(), a_report(reason="unsafe")
    assert list(desk.get("/desk/market/").context["reports"]) == [pressing, slow]
    few = queries(desk, "/desk/market/")

    for _ in range(5):
        a_report()

    assert queries(desk, "/desk/market/") == few <= 9


def test_the_list_of_suspensions_asks_as_often(desk):
    a_suspension()
    few = queries(desk, "/desk/market/suspensions/")
    for _ in range(4):
        a_suspension()

    assert queries(desk, "/desk/market/suspensions/") == few <= 9


def test_a_report_is_looked_at_and_answered(desk, operator):
    report = a_report(contact="+8613800138000")
    page = f"/desk/market/reports/{report.pk}/"
    assert "+8613800138000" not in desk.get(page).content.decode()

    desk.post(f"{page}look/")
    assert desk.post(page, {"words": ""}).status_code == 400
    desk.post(page, {"words": "已经请她换了照片。"})

    report.refresh_from_db()
    assert (report.taken_by, report.answered_by, report.state) == (operator, operator, "answered")
    assert list(desk.get("/desk/market/?show=answered").context["reports"]) == [report]


def test_a_shop_and_a_work_are_suspended_and_lifted(desk):
    work = a_work()
    for path in (f"/desk/market/shops/{work.shop_id}/suspend/",
                 f"/desk/market/works/{work.pk}/suspend/"):  # fmt: skip
        assert desk.get(path).status_code == 200
        made = desk.post(path, SUSPEND)
        assert made.status_code == 302
        assert desk.post(path, SUSPEND).status_code == 400
        assert desk.post(made["Location"], {"words": ""}).status_code == 400
        desk.post(made["Location"], {"words": "改好了，谢谢。"})

    assert [row.until is None for row in Suspension.objects.all()] == [False, False]
    work.refresh_from_db()
    assert (work.is_suspended, is_suspended(work.shop_id)) == (False, False)


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"reason": "x"}, {"words": ""},
                                   {"words": "长" * 201}])  # fmt: skip
def test_nothing_is_suspended_without_reason_and_words(desk, wrong):
    shop = a_shop()

    answer = desk.post(f"/desk/market/shops/{shop.pk}/suspend/", SUSPEND | wrong)

    assert (answer.status_code, Suspension.objects.count()) == (400, 0)
    assert "<title>有错误：" in answer.content.decode()


def test_a_draft_nobody_saw_cannot_be_suspended(desk):
    work = a_work(listed_at=None, is_public=False)
    assert desk.post(f"/desk/market/works/{work.pk}/suspend/", SUSPEND).status_code == 404


def test_she_appeals_and_a_colleague_decides(desk, operator):
    shop = a_shop()
    row = a_suspension(shop, by=operator)
    hers, page = Client(), f"/studio/suspensions/{row.pk}/"
    hers.force_login(shop.artisan.user)
    assert f'href="{page}"' in hers.get("/studio/").content.decode()
    assert hers.post(page, {"words": ""}).status_code == 400
    hers.post(page, {"words": "照片已经换了。"})
    assert "在等结果" in hers.get(page).content.decode()

    decide = {"decision": "lifted", "words": "看过了，可以。"}
    assert desk.post(f"/desk/market/suspensions/{row.pk}/", decide).status_code == 400
    assert Appeal.objects.get().decided_at is None
    colleague = Client()
    colleague.force_login(an_operator("钱运营"))
    wrong = {"decision": "", "words": "可以。"}
    assert colleague.post(f"/desk/market/suspensions/{row.pk}/", wrong).status_code == 400
    colleague.post(f"/desk/market/suspensions/{row.pk}/", decide)

    assert is_suspended(shop.pk) is False
    assert "看过了，可以。" in hers.get(page).content.decode()


def test_nobody_else_reads_or_appeals(client):
    row = a_suspension(a_shop())
    for user in (a_user(), a_shop().artisan.user, an_officer().user):
        client.force_login(user)
        assert client.get(f"/studio/suspensions/{row.pk}/").status_code == 404
        assert client.post(f"/studio/suspensions/{row.pk}/", {"words": "放开"}).status_code == 404
        assert client.get("/desk/market/").status_code == 404
    assert Appeal.objects.count() == 0


def test_rules_are_written_published_and_told(desk):
    a_shop()
    draft = a_draft()
    page = f"/desk/market/rules/{draft.pk}/"
    assert desk.get("/desk/market/rules/").status_code == 200
    assert desk.post(page, WORDS | {"text_en": ""}).status_code == 400
    assert desk.post(page, WORDS | {"text_zh": "## 短\n都一样。"}).status_code == 302
    for wrong in ("", "x", "2020-01-01", "2999-01-01"):
        assert desk.post(f"{page}publish/", {"first_day": wrong}).status_code == 400
    assert Version.objects.get(pk=draft.pk).published_at is None

    day = timezone.localdate() + timedelta(days=9)
    desk.post(f"{page}publish/", {"first_day": f"{day:%Y-%m-%d}"})

    draft.refresh_from_db()
    assert (draft.is_coming, draft.text_zh) == (True, "## 短\n都一样。")
    assert desk.get(page).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_whoever_sells_is_told_that_rules_change(desk):
    a_shop()
    draft = a_draft()
    day = timezone.localdate() + timedelta(days=9)

    desk.post(f"/desk/market/rules/{draft.pk}/publish/", {"first_day": f"{day:%Y-%m-%d}"})

    body = Message.objects.get(kind="rules.coming").body
    assert "「退货和退款」的规则" in body
    assert draft.get_absolute_url() in body


def test_a_draft_is_begun_from_the_desk(desk):
    assert desk.post("/desk/market/rules/nothing/begin/").status_code == 404
    assert desk.post("/desk/market/rules/terms/begin/").status_code == 302
    assert Version.objects.get().kind == "terms"


def test_reports_stay_when_the_work_goes(desk):
    report = a_report()
    appeal(suspension=a_suspension(report.shop), words="照片换了。", by=an_operator())
    Report.objects.update(work=None)

    assert desk.get(f"/desk/market/reports/{report.pk}/").status_code == 200
    assert len(desk.get("/desk/market/").context["appeals"]) == 1


def test_the_appeals_that_wait_are_one_press_away_and_marked(desk):
    quiet, loud = a_suspension(), a_suspension()
    appeal(suspension=loud, words="照片换好了，请再看。", by=loud.work.shop.artisan.user)

    start = desk.get("/desk/money/").content.decode()
    waiting = desk.get("/desk/market/suspensions/?show=appealed")
    everything = desk.get("/desk/market/suspensions/").content.decode()

    assert 'href="/desk/market/suspensions/?show=appealed">1</a>' in start
    assert list(waiting.context["rows"]) == [loud]
    assert everything.count("有申诉</span>") == 1
    assert "有 1 份申诉等着定" in everything
    assert set(desk.get("/desk/market/suspensions/").context["rows"]) == {quiet, loud}
