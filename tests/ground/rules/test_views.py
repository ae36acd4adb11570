import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ground.rules.models import Comment, Kind, Version
from ground.rules.services import load_first_versions
from tests.ground.rules.versions import a_coming

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_is_public_in_both_languages(client, kind):
    load_first_versions()

    for path, word in ((f"/rules/{kind}/", "版"), (f"/en/rules/{kind}/", "Version 1")):
        answer = client.get(path)
        assert word in answer.content.decode()
        assert (answer.status_code, answer.cookies.output()) == (200, "")
        assert answer["Cache-Control"] == "public, no-cache"


def test_before_anything_is_published_the_page_says_so(client):
    assert "还没有公布。" in client.get("/rules/terms/").content.decode()
    assert "还没有公布。" in client.get("/rules/").content.decode()


def test_a_coming_version_is_announced_and_can_be_read(client):
    coming = a_coming()
    day = f"{timezone.localtime(coming.effective_from):%Y年}"

    now = client.get("/rules/returns/").content.decode()
    new = client.get(f"/rules/returns/{coming.number}/").content.decode()

    assert "起有改动。" in now
    assert day in now
    assert "写短了。" in new
    assert "现在还没有。" in new


def test_old_versions_stay_readable(client):
    coming = a_coming()
    long_ago = timezone.now() - timezone.timedelta(days=20)
    Version.objects.filter(number=1).update(effective_from=long_ago)
    Version.objects.filter(pk=coming.pk).update(
        published_at=long_ago, effective_from=timezone.now() - timezone.timedelta(days=1)
    )

    assert "已经不用了" in client.get("/rules/returns/1/").content.decode()
    assert "以前的版本" in client.get("/rules/returns/").content.decode()


@pytest.mark.parametrize("path", ["/rules/nothing/", "/rules/terms/9/", "/rules/nothing/comment/"])
def test_what_is_not_there_is_not_found(client, path):
    load_first_versions()
    assert client.get(path).status_code == 404


def test_a_draft_is_nobody_s_to_read(client):
    load_first_versions()
    Version.objects.create(kind="terms", number=2, text_zh="秘密")
    assert client.get("/rules/terms/2/").status_code == 404


def test_anybody_comments_without_a_name(client):
    a_coming()

    answer = client.post("/rules/returns/comment/", {"text": "请写长一点"}, follow=True)

    assert "收到了，谢谢您。" in answer.content.decode()
    assert Comment.objects.get().text == "请写长一点"


@pytest.mark.parametrize("text", ["", " ", "长" * 1001])
def test_a_comment_that_says_nothing_or_too_much_is_refused(client, text):
    a_coming()

    answer = client.post("/rules/returns/comment/", {"text": text})

    assert (answer.status_code, Comment.objects.count()) == (400, 0)
    assert "<title>有错误：" in answer.content.decode()


def test_comments_from_one_place_are_limited(client):
    a_coming()
    codes = [
        client.post("/rules/returns/comment/", {"text": f"意见 {each}"}).status_code
        for each in range(11)
    ]

    assert codes == [302] * 10 + [400]
    assert Comment.objects.count() == 10


def test_without_a_coming_version_there_is_nothing_to_comment_on(client):
    load_first_versions()
    assert client.post("/rules/returns/comment/", {"text": "意见"}).status_code == 404


def test_the_pages_ask_as_often_for_many_versions(client):
    load_first_versions()
    paths = ["/rules/", "/rules/returns/"]

    def queries():
        with CaptureQueriesContext(connection) as asked:
            for path in paths:
                client.get(path, {"again": timezone.now().timestamp()})
        return len(asked)

    few = queries()
    now = timezone.now()
    for number in range(2, 8):
        Version.objects.create(
            kind="returns", number=number, effective_from=now,
            published_at=now - timezone.timedelta(days=8), text_zh="短", text_en="short",
        )  # fmt: skip

    assert queries() == few <= 9


def test_the_foot_leads_to_the_rules_and_shows_the_licences_there_are(client, settings):
    bare = client.get("/rules/").content.decode()
    assert 'href="/rules/privacy/"' in bare
    assert "beian.miit.gov.cn" not in bare
    assert "营业执照" not in bare

    settings.ICP_NUMBER, settings.EDI_LICENCE = "京ICP备0000号", "B2-0000"
    shown = client.get("/rules/?again=1").content.decode()
    assert (
        '<a href="https://beian.miit.gov.cn/" rel="noopener"><bdi>京ICP备0000号</bdi></a>' in shown
    )
    assert "B2-0000" in shown
    assert "beian.mps.gov.cn" not in shown
