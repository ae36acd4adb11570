"""A few words for whoever gets the gift: from the checkout to the card, and forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shop.order.forgetting import KEPT, forget_gift_words
from shop.order.models import SellerOrder
from tests.cast import a_user, a_work
from tests.shop.checkout.forms import CHINA, nothing_moved, place, put_in

pytestmark = pytest.mark.django_db
Status = SellerOrder.Status


def words():
    return list(SellerOrder.objects.order_by("pk").values_list("gift_words", flat=True))


def test_each_shop_gets_the_words_for_its_own_card(client, till):
    hers, theirs = a_work(), a_work()
    put_in(client, hers, theirs)
    typed = {f"gift-{hers.shop_id}": "  祝阿婆\r\n生日快乐 🎂 "}

    place(client, CHINA, **typed)

    assert words() == ["祝阿婆\n生日快乐 🎂", ""]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("福" * 201, "写得太长了，最多 200 个字，现在有 201 个"),
        ("\n".join("福" * 13), "卡片上最多 12 行"),
        ("祝\x00福", "空"),
    ],
)
def test_what_no_card_can_hold_is_told_and_kept_in_the_form(client, till, typed, told):
    work = a_work()
    put_in(client, work)

    answer = place(client, CHINA, **{f"gift-{work.shop_id}": typed})

    page = answer.content.decode()
    assert (answer.status_code, told in page, '<details class="more" open>' in page) == (
        400,
        True,
        True,
    )
    assert nothing_moved()


def test_words_that_have_served_are_forgotten_and_others_wait(client, till):
    work, now = a_work(), timezone.now()
    for _ in range(4):
        put_in(client, work)
        place(client, CHINA, **{f"gift-{work.shop_id}": "祝好"})
    old, new, under_way, unpaid = SellerOrder.objects.order_by("pk")
    ended = {"status": Status.COMPLETED, "completed_at": now - KEPT - timedelta(hours=1)}
    SellerOrder.objects.filter(pk=old.pk).update(**ended)
    SellerOrder.objects.filter(pk=new.pk).update(status=Status.COMPLETED, completed_at=now)
    SellerOrder.objects.filter(pk=under_way.pk).update(status=Status.SENT)
    unpaid.order.expires_at = now - KEPT - timedelta(hours=1)
    unpaid.order.save()

    counts = [forget_gift_words(now=now) for _ in range(2)]

    assert counts == [2, 0]
    assert words() == ["", "祝好", "祝好", ""]


def test_they_go_with_her_account_and_stand_in_the_copy_of_her_data(client, till):
    bing, work = a_user(phone="+8613900000009"), a_work()
    client.force_login(bing)
    for _ in range(2):
        put_in(client, work)
        place(client, CHINA, **{f"gift-{work.shop_id}": "祝好"})
    done, waiting = SellerOrder.objects.order_by("pk")
    SellerOrder.objects.filter(pk=done.pk).update(status=Status.COMPLETED)
    SellerOrder.objects.filter(pk=waiting.pk).update(status=Status.ACCEPTED)
    copy = client.post("/account/export/").json()

    client.post("/account/delete/")

    said = [part["gift_words"] for order in copy["orders"] for part in order["parts"]]
    assert said == ["祝好", "祝好"]
    assert words() == ["", "祝好"]
