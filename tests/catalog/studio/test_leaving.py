"""What becomes of her drafts and of works that wait, when things change around them."""

import json

import pytest

from catalog.drafts import list_ready_task
from catalog.models import Listing, Product
from ground.pictures.models import Picture
from ground.privacy.models import PrivateFile
from marketplace.account.services import delete_account
from tests.cast import a_craft
from tests.catalog.studio.hers import a_photo, a_recording, a_seller, send

pytestmark = pytest.mark.django_db


def test_closing_her_account_takes_her_drafts_and_what_she_said(client):
    user = a_seller(client).artisan.user
    send(client, title="卖过的")
    send(client, key="d" * 32, do="draft", photos=a_photo(colour="blue"), voice=a_recording())

    delete_account(user=user)

    assert list(Product.objects.values_list("title", flat=True)) == ["卖过的"]
    assert (PrivateFile.objects.count(), Picture.objects.count()) == (0, 1)


def test_the_export_holds_her_works_and_drafts(client):
    a_seller(client)
    send(client, do="draft")

    told = json.loads(client.post("/account/export/").content)

    assert [(row["title"], row["listing__state"]) for row in told["works"]] == [
        ("苗绣手包", "draft")
    ]


def test_a_ready_work_that_lost_its_photo_is_a_draft_and_holds_nothing_up(client):
    shop = a_seller(client, is_open=False)
    for key in ("a", "b"):
        send(client, key=key * 32)
    first = Product.objects.earliest("pk")
    client.post(f"/studio/works/{first.pk}/photos/{first.work_pictures.get().pk}/remove/")
    type(shop).objects.update(is_open=True)

    list_ready_task()

    states = Listing.objects.order_by("pk").values_list("state", "work__is_public")
    assert list(states) == [("draft", False), ("shown", True)]


@pytest.mark.parametrize("crafts", [[], ["emb-miaoxiu", "knit-hat"]], ids=["none", "two"])
def test_a_craft_that_is_not_known_is_not_guessed(client, crafts):
    shop = a_seller(client)
    knit = a_craft("knit-hat", "钩编", "Crochet", "knit")
    shop.artisan.crafts.set(crafts)
    send(client)
    Product.objects.update(craft=knit)

    send(client, key="n" * 32, photos=a_photo(colour="blue"))

    work = Product.objects.latest("pk")
    assert work.craft is None
    assert work.work_pictures.get().picture.alt_zh == "蓝色的手工作品：苗绣手包，孤品"
