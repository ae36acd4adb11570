"""What a helper typed is shown once she has nodded, unless she said otherwise."""

import pytest

from catalog.models import Listing, Product
from ground.messages.models import Message
from sellers.artisans.models import HelperAct
from tests.catalog.studio.hers import a_grant, a_photo, a_seller, help_with, send, the_work

pytestmark = pytest.mark.django_db
WORKS = "/studio/works/"


@pytest.fixture
def shop(client):
    return a_seller()


@pytest.fixture
def grant(client, shop):
    grant = a_grant(shop)
    help_with(client, grant)
    return grant


def as_herself(client, shop):
    client.force_login(shop.artisan.user)
    return client


def seen_in(html):
    return html.split('name="seen" value="')[1].split('"')[0]


def at(rest):
    return f"{WORKS}{the_work().pk}/{rest}"


def test_it_waits_for_her_nod_and_she_is_told(client, shop, grant):
    html = client.get(send(client)["Location"]).content.decode()

    assert "写好了，等她点头" in html
    assert (the_work().is_public, Listing.objects.get().state) == (False, "asked")
    assert Listing.objects.get().asked_by == grant.helper
    told = Message.objects.get(kind="work.asked")
    assert told.recipient == shop.artisan.user.phone
    assert told.body == (
        "【巧手】阿梅 替你写好了《苗绣手包》，等你点头才会上架：http://testserver/studio/works/"
    )
    assert HelperAct.objects.get().what == "写了一件作品"


def test_a_double_press_asks_her_once(client, shop, grant):
    send(client)
    send(client)

    assert Message.objects.filter(kind="work.asked").count() == 1
    assert Product.objects.count() == 1


def test_it_is_hers_and_in_her_shop(client, shop, grant):
    send(client)

    work = the_work()
    assert (work.maker, work.shop) == (shop.artisan, shop)
    assert work.work_pictures.get().picture.uploaded_by_user == grant.helper


def test_she_nods_and_it_is_on_show(client, shop, grant):
    send(client)
    html = as_herself(client, shop).get(WORKS).content.decode()
    assert "等你点头" in html
    assert "阿梅 写的" in html

    answer = client.post(at("yes/"), {"seen": seen_in(html)})

    assert answer["Location"] == at("listed/")
    assert the_work().is_public is True
    client.post(at("yes/"), {"seen": seen_in(html)})
    assert Listing.objects.get().state == "shown"


@pytest.mark.parametrize("rest", ["yes/", "show/"])
def test_she_nods_only_to_what_she_saw(client, shop, grant, rest):
    send(client)
    seen = seen_in(as_herself(client, shop).get(WORKS).content.decode())
    help_with(client, grant)
    client.post(at("price/"), {"price": "1", "do": "save"})

    as_herself(client, shop).post(at(rest), {"seen": seen})

    assert (the_work().is_public, Listing.objects.get().state) == (False, "asked")


def test_not_yet_makes_it_a_draft_again(client, shop, grant):
    send(client)

    as_herself(client, shop).post(at("not-yet/"))

    assert (the_work().is_public, Listing.objects.get().state) == (False, "draft")


def test_a_helper_cannot_nod(client, shop, grant):
    send(client)

    for rest in ("yes/", "not-yet/"):
        assert (
            client.post(at(rest), {"seen": the_work().date_updated.isoformat()}).status_code == 404
        )
    client.post(at("show/"))

    assert (the_work().is_public, Listing.objects.get().state) == (False, "asked")
    assert "可以，上架" not in client.get(WORKS).content.decode()


def test_whom_she_lets_publish_publishes(client, shop):
    help_with(client, a_grant(shop, may_publish=True))

    send(client)

    assert the_work().is_public is True
    assert not Message.objects.filter(kind="work.asked").exists()


CHANGES = [
    ("facts/title/", {"title": "别的"}),
    ("price/", {"price": "1", "do": "save"}),
    ("stock/", {"kind": "custom", "pieces": ""}),
    ("photos/", {"photos": None}),
    ("pause/", {}),
    ("show/", {}),
    ("delete/", {}),
]


def frozen():
    return Product.objects.values().get(), Listing.objects.values().get()


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize(("rest", "fields"), CHANGES)
def test_what_is_on_show_or_will_be_is_not_changed_without_her(client, shop, rest, fields, is_open):
    type(shop).objects.update(is_open=is_open)
    send(as_herself(client, shop))
    before = frozen()
    help_with(client, a_grant(shop))

    answer = client.post(at(rest), {**fields, "photos": a_photo(colour="blue")})

    assert answer.status_code == 403
    assert "什么都没有改" in answer.content.decode()
    assert frozen() == before
    assert not HelperAct.objects.exists()


def test_nor_by_the_form_that_made_it(client, shop):
    type(shop).objects.update(is_open=False)
    send(as_herself(client, shop))
    before = frozen()
    help_with(client, a_grant(shop))

    assert send(client, title="别的").status_code == 403
    assert frozen() == before


def test_without_that_scope_there_is_nothing(client, shop):
    send(as_herself(client, shop))
    help_with(client, a_grant(shop, may_list=False, may_order=True))

    for path in (WORKS, f"{WORKS}new/", at("")):
        assert client.get(path).status_code == 404
    assert send(client, key="z" * 32).status_code == 404
    assert Product.objects.count() == 1


def test_past_the_last_day_there_is_nothing(client, shop):
    help_with(client, a_grant(shop, until="2020-01-01"))

    assert send(client).status_code == 404
    assert not Product.objects.exists()
