"""What a printed code opens: in the reader's language, with today's consent, never a 404."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Product
from catalog.printed.models import Code
from catalog.services import withdraw_work
from sellers.verification.services import agree, take_back_consent
from tests.cast import a_custom_work, a_shop, a_user, a_work, an_artisan
from tests.catalog.printed.codes import a_card_code, a_label_code

pytestmark = pytest.mark.django_db
HER_WORDS = ("彩云", "Caiyun", "绣坊", "西江村", "外婆教我的")


@pytest.fixture
def maker():
    return an_artisan(place_zh="西江村", story_zh="外婆教我的花样")


@pytest.fixture
def shop(maker):
    return a_shop(artisan=maker)


def page(client, code, prefix=""):
    answer = client.get(f"{prefix}/scan/{code.text}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("accepts", "prefix"), [("zh-CN,en;q=0.5", ""), ("en-US", "/en"), ("de,fr;q=0.5", "/en")]
)
def test_the_door_reads_the_language_and_is_kept_by_nobody(client, accepts, prefix):
    code = a_card_code()

    answer = client.get(f"/q/{code.text}/", headers={"accept-language": accepts})

    assert (answer.status_code, answer["Location"]) == (302, f"{prefix}/scan/{code.text}/")
    assert (answer["Cache-Control"], answer["Vary"]) == ("no-store", "Accept-Language")
    assert not answer.cookies


def test_behind_a_card_stand_she_and_her_works(client, maker, shop):
    work, other = a_work(shop=shop, title="蝴蝶手包"), a_work(title="别人的")

    shown = page(client, a_card_code(maker))

    assert all(each in shown for each in ("彩云", "西江村", "外婆教我的花样", work.title))
    assert other.title not in shown
    assert "Caiyun" in page(client, a_card_code(maker), "/en")


def test_a_consent_taken_back_is_gone_from_the_kept_page_at_once(
    client, maker, shop, django_capture_on_commit_callbacks
):
    agree(user=maker.user, kind="public_profile")
    a_work(shop=shop, title="蝴蝶手包")
    a_work(title="别人的作品", shop=a_shop("水妹的店", "Shuimei’s", artisan=an_artisan("水妹")))
    code, label = a_card_code(maker), a_label_code(a_work(shop=shop, title="绣片"))
    before = page(client, code), page(client, label)

    with django_capture_on_commit_callbacks(execute=True):
        take_back_consent(user=maker.user, kind="public_profile")
    card, of_work = page(client, code), page(client, label)

    assert all("彩云" in each for each in before)
    assert not any(each in card for each in (*HER_WORDS, "蝴蝶手包"))
    assert "现在不在这里介绍自己" in card
    assert "别人的作品" in card
    assert maker.get_absolute_url() not in card + of_work
    assert "绣片" in of_work  # it is still on show, under the shop's own name


def test_behind_a_label_stands_the_work_to_buy(client, shop):
    work = a_work(shop=shop)

    shown = page(client, a_label_code(work))

    assert all(each in shown for each in (work.title, "¥268.00", "买一件，寄到家", "彩云"))
    answer = client.post(
        "/basket/add/", {"work": work.pk, "quantity": 1}, HTTP_SEC_FETCH_SITE="same-origin"
    )
    assert answer.status_code == 302


def test_of_what_is_sold_out_another_of_hers_can_be_ordered(client, shop):
    gone = a_work(shop=shop, pieces=0, stock_kind="one_off")
    custom = a_custom_work(shop=shop, title="照您的意思绣")

    shown = page(client, a_label_code(gone))

    assert all(each in shown for each in ("都有了主人", custom.title, custom.get_absolute_url()))
    assert "买一件" not in shown


def close(code):
    shop = code.work.shop
    shop.is_open = False
    shop.save()


def withdraw(code):
    withdraw_work(work=code.work, by=a_user())


def delete(code):
    Product.objects.filter(pk=code.work_id).delete()


def rename(code):
    Product.objects.filter(pk=code.work_id).update(slug="another")


@pytest.mark.parametrize("happens", [close, withdraw, delete])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_printed_label_always_leads_somewhere(client, shop, happens, prefix):
    code = a_label_code(a_work(shop=shop, title="绣片", title_en="A panel"))
    elsewhere = a_work(title="别人的作品", title_en="Somebody else’s")
    happens(code)

    shown = page(client, Code.objects.get(), prefix)

    assert not any(each in shown for each in ("绣片", "A panel", shop.name))
    assert (elsewhere.title_en if prefix else elsewhere.title) in shown
    assert "noindex" in shown


def test_another_slug_changes_nothing(client, shop):
    code = a_label_code(a_work(shop=shop, title="绣片"))
    rename(code)

    assert "绣片" in page(client, code)


def test_a_maker_who_is_gone_leaves_a_warm_page(client, maker):
    code = a_card_code(maker)
    maker.delete()

    shown = page(client, code)

    assert "谢谢您来看" in shown
    assert Code.objects.get().maker is None


@pytest.mark.parametrize("text", ["ZZZZZZZZZ", "x", "9" * 300, "%00", "<b>", "码"])
def test_a_code_that_never_was_says_what_to_look_at(client, text):
    door = client.get(f"/q/{text}/")
    answer = client.get(door["Location"])

    assert (door.status_code, answer.status_code) == (302, 404)
    assert "没有这个码" in answer.content.decode()
    assert "<b>" not in answer.content.decode()


def test_many_works_cost_as_much_as_one(client, maker, shop):
    code = a_card_code(maker)
    a_work(shop=shop)
    with CaptureQueriesContext(connection) as few:
        page(client, code)
    for _ in range(4):
        a_work(shop=shop)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as many:
        page(client, code)

    assert len(few) == len(many) <= 8
    with CaptureQueriesContext(connection) as kept:
        page(client, code)
    assert len(kept) == 1
