"""Her own page of them, the officer's desk, and where everyone sees them."""

import pytest

from ground.privacy.models import PrivateFile, Sighting
from sellers.honours.models import Honour
from sellers.honours.services import verify
from tests.cast import a_county, a_shop, a_user, a_work, an_artisan, an_officer, an_organ
from tests.catalog.studio.hers import a_grant, a_photo, help_with
from tests.sellers.honours.given import an_honour, kept

pytestmark = pytest.mark.django_db
State = Honour.State
TYPED = {
    "kind": "technician",
    "name_zh": "",
    "grantor_zh": "贵州省残联",
    "level": "province",
    "year": "2023",
}


@pytest.fixture
def caiyun():
    return an_artisan(region=a_county())


@pytest.fixture
def hers(client, caiyun):
    a_shop(artisan=caiyun)
    client.force_login(caiyun.user)
    return client


def test_she_notes_it_with_a_photo_that_lies_sealed(hers, caiyun):
    answer = hers.post("/studio/honours/new/", TYPED | {"shows": "on", "photo": a_photo()})

    assert answer["Location"] == "/studio/honours/"
    honour = Honour.objects.get()
    assert (honour.title, honour.year, honour.is_shown) == ("技术能手", 2023, True)
    assert honour.document.content_type == "image/jpeg"
    assert "技术能手" in hers.get("/studio/honours/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", ""), ("kind", "champion"), ("kind", "prize"), ("grantor_zh", ""),
     ("grantor_zh", "残" * 81), ("level", "world"), ("year", ""), ("year", "两千"),
     ("year", "1900"), ("year", "2999"), ("year", "-2023"), ("year", "２０２３")],
)  # fmt: skip
def test_what_is_typed_wrong_is_told_and_nothing_is_kept(hers, field, value):
    answer = hers.post("/studio/honours/new/", TYPED | {field: value})

    assert answer.status_code == 400
    assert kept() == []


def test_a_photo_that_is_none_is_told(hers):
    broken = a_photo()
    broken.file.truncate(20)

    answer = hers.post("/studio/honours/new/", TYPED | {"photo": broken})

    assert (answer.status_code, kept(), PrivateFile.objects.count()) == (400, [], 0)


def test_the_same_twice_is_told(hers):
    hers.post("/studio/honours/new/", TYPED)
    before = kept()

    answer = hers.post("/studio/honours/new/", TYPED)

    assert "已经记下了" in answer.content.decode()
    assert kept() == before


def test_a_helper_has_no_part_in_it(client, caiyun):
    shop = a_shop(artisan=caiyun)
    honour = an_honour(caiyun, shows=False)
    help_with(client, a_grant(shop, may_list=True, may_order=True, may_message=True))

    assert client.get("/studio/honours/").status_code == 404
    assert client.post(f"/studio/honours/{honour.pk}/show/", {"show": "yes"}).status_code == 404
    assert Honour.objects.get().is_shown is False


@pytest.mark.django_db(transaction=True)
def test_everyone_sees_it_on_the_next_request_and_not_after_she_put_it_away(client):
    shop = a_shop()
    work, maker = a_work(shop=shop), shop.artisan
    pages = [maker.get_absolute_url(), work.get_absolute_url()]
    seen = [client.get(page).content.decode().count("技术能手") for page in pages]
    honour = an_honour(maker)
    seen += [client.get(page).content.decode().count("技术能手") for page in pages]
    verify(honour=honour, officer=an_officer())

    seen += [client.get(page).content.decode().count("技术能手") for page in pages]
    client.force_login(maker.user)
    client.post(f"/studio/honours/{honour.pk}/show/", {"show": "no"})
    seen += [client.get(page).content.decode().count("技术能手") for page in pages]

    assert seen == [0, 0, 0, 0, 1, 1, 0, 0]


def test_what_is_shown_says_who_checked_it(client):
    shop = a_shop()
    verify(honour=an_honour(shop.artisan, kind="master", year=2020), officer=an_officer())

    shown = client.get(shop.artisan.get_absolute_url()).content.decode()

    assert "凯里市残联核对过" in shown
    assert "贵州省残联 · 省级 · 2020 年" in shown


def test_she_takes_it_back_for_good(hers, caiyun):
    honour = an_honour(caiyun)

    hers.post(f"/studio/honours/{honour.pk}/take-back/")
    hers.post(f"/studio/honours/{honour.pk}/take-back/")

    assert Honour.objects.get().state == State.WITHDRAWN
    assert PrivateFile.objects.count() == 0


def test_the_officer_looks_and_decides(client):
    honour = an_honour()
    client.force_login(an_officer().user)
    assert honour.artisan.name_zh in client.get("/desk/honours/").content.decode()

    looked = client.post(f"/desk/honours/{honour.pk}/look/").content.decode()
    client.post(f"/desk/honours/{honour.pk}/verify/")
    client.post(f"/desk/honours/{honour.pk}/verify/")

    assert "data:image/jpeg;base64,cGFwZXI=" in looked
    assert Sighting.objects.filter(what="honour.document").count() == 1
    assert Honour.objects.get().state == State.VERIFIED
    assert honour.artisan.name_zh in client.get("/desk/honours/?show=decided").content.decode()


@pytest.mark.parametrize("reason", ["", "不", "好" * 201])
def test_refused_only_with_a_reason(client, reason):
    honour = an_honour()
    client.force_login(an_officer().user)

    assert client.post(f"/desk/honours/{honour.pk}/", {"reason": reason}).status_code == 400
    assert Honour.objects.get().state == State.CLAIMED
    client.post(f"/desk/honours/{honour.pk}/", {"reason": "证书上是别人的名字。"})
    assert Honour.objects.get().reason == "证书上是别人的名字。"


def test_others_do_not_come_in(client):
    honour = an_honour()
    far = an_organ(region=a_county("520103", "云岩区"))
    for user in (
        a_user(),
        honour.artisan.user,
        an_officer(organ=far, name="云").user,
        an_officer(role="viewer", name="看").user,
        an_officer(organ=an_organ("women"), name="妇").user,
    ):
        client.force_login(user)
        for page in ("", "look/", "verify/"):
            answer = client.post(f"/desk/honours/{honour.pk}/{page}", {"reason": "不是她的"})
            assert answer.status_code == 404
    client.force_login(an_artisan("水妹", "Shuimei").user)
    assert client.post(f"/studio/honours/{honour.pk}/take-back/").status_code == 404
    assert Honour.objects.get().state == State.CLAIMED


@pytest.mark.parametrize("number", [1, 15])
def test_the_queue_costs_the_same_at_two_sizes(client, number, django_assert_max_num_queries):
    artisan = an_artisan(region=a_county())
    for year in range(number):
        an_honour(artisan, photo=None, year=2000 + year)
    client.force_login(an_officer().user)

    with django_assert_max_num_queries(6):
        client.get("/desk/honours/")
