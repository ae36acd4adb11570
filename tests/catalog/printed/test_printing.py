"""Cards and labels on paper: what they say, whose choice it is, and that the code reads back."""

import re

import pytest
import segno
from wagtail.models import ModelLogEntry

from catalog.printed.models import CardChoice, Code
from catalog.printed.services import choose_card
from tests.cast import a_cooperative, a_county, a_member, a_picture, a_shop, a_work, an_artisan
from tests.catalog.printed.codes import a_card_code
from tests.catalog.studio.hers import a_grant
from tests.flows.visitors import helping, signed_in
from tests.sellers.stockroom.counters import a_keeper

pytestmark = pytest.mark.django_db
CARD, SHEET, LABELS = "/studio/card/", "/studio/card/print/", "/studio/labels/"
ALL = {"shows_name": "on", "place": "village", "shows_picture": "on"}
LEAST = {"place": "none", "copies": "10", "paper": "a4"}


@pytest.fixture
def maker():
    face = {
        "portrait": a_picture(sources={"jpeg": [[800, "/media/face.jpg"]]}),
        "region": a_county(),
    }
    return an_artisan(place_zh="西江村", place_en="Xijiang village", **face)


@pytest.fixture
def client(maker):
    return signed_in(maker.user)


@pytest.fixture
def shop(maker):
    return a_shop(artisan=maker)


def page(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def made(client, **typed):
    answer = client.post(CARD, {**LEAST, **typed})
    assert answer.status_code == 302
    return page(client.get(answer["Location"]))


def test_the_least_is_her_craft_and_what_she_ticks_is_added(client):
    least, name, whole = made(client), made(client, shows_name="on"), made(client, **ALL)

    assert not any(each in least for each in ("Caiyun", "西江村", "凯里", "face.jpg"))
    assert "Caiyun" in name
    assert all(each in whole for each in ("彩云", "Caiyun", "西江村", "Xijiang", "face.jpg"))
    assert "西江村" not in made(client, place="county")
    assert "凯里市" in made(client, place="county")


def test_before_she_chose_the_form_offers_the_least():
    assert (CardChoice().shows_name, CardChoice().place, CardChoice().shows_picture) == (
        True, "none", False,
    )  # fmt: skip


def test_without_her_consent_nothing_of_her_is_printed_whatever_she_ticked(client, maker):
    made(client, **ALL)
    maker.is_public = False
    maker.save()

    shown = page(client.get(SHEET))

    assert not any(each in shown for each in ("Caiyun", "西江村", "凯里", "face.jpg"))
    assert "没有同意公开自己" in page(client.get(CARD))


def test_the_code_is_the_same_for_ever_and_reads_back(client, maker):
    first = made(client, copies="3")
    text = Code.objects.get().text
    again = made(client)

    drawn = segno.make(f"http://testserver/q/{text}/", error="m", micro=False).svg_inline(
        omitsize=True, svgclass="printed-code", lineclass=None, border=2
    )
    path = re.search(r'd="([^"]+)"', drawn)[1]
    assert first.count(f'd="{path}"') == 3
    assert again.count(f'd="{path}"') == 10
    assert f"打开 testserver/q/{text}" in first
    assert first.count('aria-hidden="true"><div class="card-words">') == 2
    acts = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(acts) == ["card.choose", "code.make", "card.choose"]


@pytest.mark.parametrize(
    "wrong",
    [{"copies": "0"}, {"copies": "101"}, {"copies": "9" * 400}, {"copies": "十"},
     {"place": "house"}, {"place": ""}, {"paper": "A0"}],
)  # fmt: skip
def test_what_is_no_card_is_refused_and_nothing_is_made(client, wrong):
    page(client.post(CARD, {**LEAST, **wrong}), 400)

    assert (Code.objects.count(), CardChoice.objects.count()) == (0, 0)


def test_before_the_press_there_is_no_sheet(client):
    assert client.get(SHEET)["Location"] == CARD
    assert Code.objects.count() == 0


def test_an_address_that_asks_for_nonsense_shows_one(client):
    made(client)

    for query in ("copies=x", "copies=99999999", "copies=-1", "copies=%00&paper=%00"):
        assert page(client.get(f"{SHEET}?{query}")).count('class="visit-card"') == 1


def test_labels_say_what_a_work_is_in_both_languages(client, shop):
    facts = {
        "material_zh": "棉布",
        "material_en": "Cotton",
        "care_zh": "手洗",
        "care_en": "Hand wash",
    }
    work, other = a_work(shop=shop, **facts), a_work(shop=shop, title="另一件")
    sent = {"works": [work.pk], "copies": "2", "paper": "a4", "shows_price": "on"}

    shown = page(client.get(client.post(LABELS, sent)["Location"]))

    said = (work.title, "Butterfly clutch", "苗绣", "Miao embroidery", *facts.values(), "¥268<")
    assert all(each in shown for each in said)
    assert (shown.count("work-label"), other.title in shown) == (2, False)
    free = client.post(LABELS, {**sent, "shows_price": ""})["Location"]
    assert "¥268" not in page(client.get(free))


def test_all_of_them_cost_as_many_queries_as_one(client, shop, django_assert_max_num_queries):
    for _ in range(3):
        a_work(shop=shop)
    sent = {"everything": "on", "copies": "1", "paper": "single"}
    sheet = client.post(LABELS, sent)["Location"]

    with django_assert_max_num_queries(5):
        assert page(client.get(sheet)).count("label-title") == 3


@pytest.mark.parametrize(
    "wrong",
    [{}, {"works": ["x"]}, {"works": ["99999999999999999999"]}, {"everything": "on", "copies": "0"},
     {"everything": "on", "copies": "25"}, {"everything": "on", "paper": "x"}],
)  # fmt: skip
def test_what_is_no_choice_of_labels_is_refused(client, shop, wrong):
    a_work(shop=shop)

    page(client.post(LABELS, {"copies": "1", "paper": "a4", **wrong}), 400)

    assert Code.objects.count() == 0


def test_too_many_at_once_are_refused(client, shop):
    for _ in range(11):
        a_work(shop=shop)

    sent = {"everything": "on", "copies": "24", "paper": "a4"}
    assert "一次最多 240 张" in page(client.post(LABELS, sent), 400)
    assert Code.objects.count() == 0


def test_anothers_work_is_never_printed(client, shop):
    a_work(shop=shop)
    other = a_work(title="别人的")

    page(client.post(LABELS, {"works": [other.pk], "copies": "1", "paper": "a4"}), 400)
    shown = page(client.get(f"/studio/labels/print/?work={other.pk}"))

    assert (Code.objects.count(), "没有选作品" in shown) == (0, True)


def test_a_helper_prints_labels_and_not_her_card(shop):
    client = helping(a_grant(shop))
    sent = {"works": [a_work(shop=shop).pk], "copies": "1", "paper": "a4"}

    assert client.post(LABELS, sent).status_code == 302
    assert client.get(CARD).status_code == 404
    assert Code.objects.get().kind == "work"


def test_a_keeper_prints_a_members_card_as_she_chose_it(maker):
    coop = a_cooperative()
    member = a_member(coop, maker, ["show"])
    choose_card(maker=maker, shows_name=False, place="none", shows_picture=False, by=maker.user)
    client = signed_in(a_keeper(coop))
    there = f"/studio/coop/{coop.pk}/cards/{member.pk}/"

    assert client.get(there).status_code == 302
    shown = page(client.post(there, follow=True))

    assert (Code.objects.get().maker, "Caiyun" in shown) == (maker, False)


@pytest.mark.parametrize("what", ["grant", "consent"])
def test_of_who_lets_it_no_more_a_keeper_prints_no_card(maker, what):
    coop = a_cooperative()
    member = a_member(coop, maker, [] if what == "grant" else ["show"])
    maker.is_public = what == "grant"
    maker.save()
    a_card_code(maker)
    client = signed_in(a_keeper(coop))

    assert client.get(f"/studio/coop/{coop.pk}/cards/{member.pk}/").status_code == 404
    assert "彩云" not in page(client.get(f"/studio/coop/{coop.pk}/cards/"))


def test_a_keeper_prints_labels_of_its_shop_alone():
    coop = a_cooperative()
    work = a_work(shop=a_shop("社", "Coop", cooperative=coop), maker=an_artisan())
    other = a_work(title="别人的")
    client = signed_in(a_keeper(coop))
    there = f"/studio/coop/{coop.pk}/cards/"

    sent = {"everything": "on", "copies": "1", "paper": "a4"}
    shown = page(client.get(client.post(there, sent)["Location"]))

    assert (work.title in shown, other.title in shown) == (True, False)
