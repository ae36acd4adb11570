"""What is made anew: declared by whose it is, with its works, until it is followed no more."""

import pytest
from wagtail.models import ModelLogEntry

from catalog.insight.models import Novelty
from sellers.artisans.models import HelperAct
from sellers.cooperatives.models import Keeper
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.catalog.insight.asked import a_need
from tests.catalog.studio.hers import a_grant, a_seller, help_with

pytestmark = pytest.mark.django_db
NEW = "/studio/novelties/new/"


@pytest.fixture
def shop(client):
    return a_seller(client)


def declared(client, path=NEW, **changes):
    month = client.get(path).context["form"].initial["begun"]
    sent = {"name": "星空花样", "kind": "pattern", "begun": month} | changes
    return client.post(path, sent)


def actions():
    rows = ModelLogEntry.objects.filter(action__startswith="novelty.").order_by("timestamp", "pk")
    return list(rows.values_list("action", flat=True))


def test_from_a_card_it_is_named_as_it_was_asked(client, shop):
    phrase = a_need("星空灯罩").phrase
    path = f"{NEW}?need={phrase.pk}"
    assert 'value="星空灯罩"' in client.get(path).content.decode()

    answer = declared(client, path, name="  星空   灯罩 ", kind="variety")

    novelty = Novelty.objects.get()
    assert (novelty.name, novelty.kind, novelty.phrase) == ("星空 灯罩", "variety", phrase)
    assert (novelty.artisan, novelty.cooperative) == (shop.artisan, None)
    assert answer["Location"] == f"/studio/novelties/{novelty.pk}/works/"
    assert "记成新东西了" in client.get("/studio/needs/").content.decode()
    assert actions() == ["novelty.declare"]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""}, {"name": "   "}, {"name": "长" * 41}, {"name": "字" * 5000},
        {"name": "星\x00空"}, {"kind": "x"}, {"begun": "2026-13"}, {"begun": "1999-01"},
        {"begun": "x"},
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_not_kept(client, shop, changes):
    assert declared(client, **changes).status_code == 400
    assert Novelty.objects.count() == 0


def test_odd_words_stay_words(client, shop):
    declared(client, name="🧵<b>'; DROP--")

    html = client.get("/studio/novelties/").content.decode()
    assert "🧵&lt;b&gt;&#x27;; DROP--" in html


@pytest.mark.parametrize("need", ["x", "٣", "9" * 30, "-1", "0"])
def test_a_need_that_is_none_leads_to_an_empty_form(client, shop, need):
    assert client.get(f"{NEW}?need={need}").context["phrase"] is None


def test_the_same_one_is_followed_once_at_a_time(client, shop):
    declared(client)
    assert declared(client).status_code == 400
    novelty = Novelty.objects.get()

    for _ in range(2):
        client.post(f"/studio/novelties/{novelty.pk}/end/")
    assert declared(client).status_code == 302

    assert Novelty.objects.count() == 2
    assert actions() == ["novelty.declare", "novelty.end", "novelty.declare"]


def test_works_are_added_and_taken_off_by_one_press_each(client, shop):
    declared(client)
    work, novelty = a_work(shop=shop), Novelty.objects.get()
    path = f"/studio/novelties/{novelty.pk}/works/"

    for _ in range(2):
        client.post(path, {"do": "add", "work": work.pk})
    assert list(novelty.works.all()) == [work]
    assert "拿掉" in client.get(path).content.decode()
    for _ in range(2):
        client.post(path, {"do": "remove", "work": work.pk})

    assert list(novelty.works.all()) == []
    assert actions() == ["novelty.declare", "novelty.link", "novelty.unlink"]


@pytest.mark.parametrize("work", ["", "x", "9" * 30, "another's"])
def test_another_s_work_is_not_hers_to_add(client, shop, work):
    declared(client)
    novelty = Novelty.objects.get()
    number = a_work(shop=a_shop()).pk if work == "another's" else work

    answer = client.post(f"/studio/novelties/{novelty.pk}/works/", {"work": number})

    assert (answer.status_code, novelty.works.count()) == (404, 0)


def test_what_is_not_followed_any_more_takes_no_work(client, shop):
    declared(client)
    novelty = Novelty.objects.get()
    client.post(f"/studio/novelties/{novelty.pk}/end/")

    client.post(f"/studio/novelties/{novelty.pk}/works/", {"work": a_work(shop=shop).pk})

    assert novelty.works.count() == 0


def test_her_works_are_found_by_name(client, shop):
    declared(client)
    a_work("苗绣手包", "Miao clutch", shop=shop)
    a_work("剪纸窗花", "Window papers", shop=shop)
    path = f"/studio/novelties/{Novelty.objects.get().pk}/works/"
    found = [
        [work.title for work in client.get(path, {"q": q}).context["others"]]
        for q in ("窗花", "MIAO", "没有", "x" * 5000, "\x00")
    ]

    assert found == [["剪纸窗花"], ["苗绣手包"], [], [], ["剪纸窗花", "苗绣手包"]]


def test_a_helper_writes_it_down_for_her_and_it_is_told(client):
    shop = a_seller()
    help_with(client, a_grant(shop))

    declared(client)

    assert Novelty.objects.get().artisan == shop.artisan
    assert HelperAct.objects.get().what == "记下了一样新东西"


def test_easy_reading_asks_one_question_a_page(client, shop):
    user = shop.artisan.user
    user.easy_read = True
    user.save()
    sent = {"name": "星空花样", "_asked": "name"}

    html = client.post(NEW, sent).content.decode()

    assert ("是哪一种" in html, Novelty.objects.count()) == (True, 0)


def test_keepers_write_by_their_role_and_all_read(client):
    cooperative = a_cooperative()
    path = f"/studio/coop/{cooperative.pk}/novelties/"
    seen = {}
    for role in Keeper.Role:
        user = a_user(name=role)
        Keeper.objects.create(cooperative=cooperative, user=user, role=role)
        client.force_login(user)
        pages = (path, f"{path}new/", f"/studio/coop/{cooperative.pk}/needs/")
        seen[role.value] = [client.get(each).status_code for each in pages]

    assert seen == {
        "lead": [200, 200, 200],
        "stock": [200, 200, 200],
        "quality": [200, 200, 200],
        "bookkeeper": [200, 404, 200],
    }
