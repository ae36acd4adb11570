"""A buyer writes from her order's page, with the link or signed in; nobody else comes in."""

import pytest

from shop.reviews.models import Review
from shop.reviews.moderating import hide
from tests.cast import a_user, an_operator
from tests.shop.reviews.said import (
    KIND,
    a_line,
    a_photo,
    a_review,
    all_kept,
    key_of,
    path_of,
    typed,
)

pytestmark = pytest.mark.django_db


def order_page(client, line):
    number = line.seller_order.order.number
    return client.get(f"/orders/{number}/?key={key_of(line)}").content.decode()


def test_the_order_s_page_leads_to_it_and_a_guest_writes(client):
    line = a_line()
    assert f'href="{path_of(line)}?key={key_of(line)}"' in order_page(client, line)

    answer = client.post(path_of(line), typed(line, signature="王芳") | {"photos": a_photo()})

    assert answer["Location"] == f"{path_of(line)}?key={key_of(line)}"
    review = Review.objects.get()
    assert (review.stars, review.words, review.signature) == (5, KIND, "王**")
    assert review.photos.count() == 1
    page = client.get(answer["Location"])
    assert "谢谢您，评价收到了。" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert "看我的评价" in order_page(client, line)


def test_with_an_account_she_needs_no_key(client):
    buyer = a_user()
    line = a_line(buyer=buyer)
    client.force_login(buyer)

    client.post(path_of(line), typed(line, key="", stars="3"))

    assert Review.objects.get().stars == 3


def test_she_changes_it_and_reads_that_it_is_held(client):
    line = a_line()
    review = a_review(line, photos=1)
    photo = review.photos.get()

    changed = typed(line, stars="2", words="看 cheap-silk.com", drop=[str(photo.pk)])
    page = client.post(path_of(line), changed, follow=True).content.decode()

    assert "里面像有联系方式" in page
    assert "等平台看一眼" in page
    photo.refresh_from_db()
    assert photo.removed_at is not None


def test_she_reads_why_it_is_hidden(client):
    line = a_line()
    hide(review=a_review(line), reason="abuse", words="请不要骂人。", by=an_operator())

    page = client.get(f"{path_of(line)}?key={key_of(line)}").content.decode()

    assert "请不要骂人。" in page
    assert "改好以后，我们会再看。" in page


@pytest.mark.parametrize("status", ["new", "sent", "cancelled"])
def test_before_it_came_there_is_no_such_page(client, status):
    line = a_line(status=status, came=False)

    assert client.get(f"{path_of(line)}?key={key_of(line)}").status_code == 404
    assert client.post(path_of(line), typed(line)).status_code == 404
    assert "写评价" not in order_page(client, line)
    assert all_kept() == [[], [], []]


def test_without_the_key_or_with_another_order_s_nobody_writes(client):
    line, other = a_line(), a_line()

    for key in ("", "wrong", key_of(other)):
        assert client.post(path_of(line), typed(line, key=key)).status_code == 404
    number = other.seller_order.order.number
    foreign = f"/orders/{number}/lines/{line.pk}/review/"
    assert client.post(foreign, typed(line, key=key_of(other))).status_code == 404
    client.force_login(a_user())
    assert client.post(path_of(line), typed(line, key="")).status_code == 404
    client.force_login(line.seller_order.shop.artisan.user)
    assert client.post(path_of(line), typed(line, key="")).status_code == 404
    assert all_kept() == [[], [], []]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("stars", "", "请选一个"),
        ("stars", "6", "请选一个"),
        ("stars", "-1", "请选一个"),
        ("words", "", "请写几句"),
        ("words", " 好 ", "太短了，请写清楚"),
        ("words", "好" * 1001, "最多 1000 个字，请短一点"),
        ("words", "\x00好的", "空字符"),
        ("signature", "王" * 21, "最多 20 个字，请短一点"),
    ],
)
def test_what_is_typed_wrong_is_told_at_its_field_and_nothing_is_kept(client, field, value, told):
    line = a_line()

    answer = client.post(path_of(line), typed(line, **{field: value}))

    assert answer.status_code == 400
    assert "有错误：" in answer.content.decode()
    assert told in answer.content.decode() or field == "words"
    assert all_kept() == [[], [], []]


def test_another_photo_s_number_is_refused(client):
    line = a_line()
    a_review(line, photos=1)
    before = all_kept()

    assert client.post(path_of(line), typed(line, drop=["999999"])).status_code == 400
    assert client.post(path_of(line), typed(line, drop=["x"])).status_code == 400
    assert all_kept() == before


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff broken", b"<svg/>"])
def test_a_broken_photo_is_told_and_what_was_typed_stays(client, data):
    line = a_line()

    answer = client.post(path_of(line), typed(line) | {"photos": a_photo(data=data)})

    assert answer.status_code in {400, 302}
    if data:
        assert KIND in answer.content.decode()
        assert all_kept() == [[], [], []]


@pytest.mark.parametrize("lines", [1, 5])
def test_the_order_s_page_costs_the_same_at_two_sizes(client, lines, django_assert_max_num_queries):
    first = a_line()
    for _ in range(lines - 1):
        a_review()
    a_review(first)

    with django_assert_max_num_queries(10):
        order_page(client, first)
