"""Who she is and where, and her guardian; what is wrong with it, and what stays."""

import pytest

from sellers.artisans.models import Artisan
from sellers.verification.models import Guardianship
from tests.cast import (
    a_division,
)
from tests.catalog.studio.hers import a_photo
from tests.sellers.verification.hers import (
    GUARDIAN,
    PROOF,
    REGISTER,
    a_file,
    counts,
    easy,
    html_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_name_and_village_are_all_she_types(client, she):
    answer = client.post(REGISTER, {"name": "彩云", "place": "贵州凯里 三棵树镇"})

    assert answer["Location"] == PROOF
    artisan = Artisan.objects.get()
    assert (artisan.user, artisan.name_zh, artisan.region_id) == (she, "彩云", "522601")
    assert artisan.shop.is_open is False


def test_of_several_counties_she_chooses_one(client, she):
    beijing = a_division("110000", "北京市", "Beijing")
    city = a_division("110100", "市辖区", "Shixiaqu", "city", beijing)
    a_division("110105", "朝阳区", "Chaoyangqu", "county", city)
    jilin = a_division("220000", "吉林省", "Jilin")
    city = a_division("220100", "长春市", "Changchunshi", "city", jilin)
    a_division("220104", "朝阳区", "Chaoyangqu", "county", city)
    typed = {"name": "彩云", "place": "朝阳区"}

    html = html_of(client.post(REGISTER, typed))

    assert [
        word in html for word in ("请选一下是哪个县", 'value="朝阳区"', "110105", "220104")
    ] == [True] * 4
    assert not Artisan.objects.exists()
    wrong = client.post(REGISTER, typed | {"county": "522601"})
    assert (wrong.status_code, "请从列出的县里选一个" in html_of(wrong)) == (400, True)
    assert client.post(REGISTER, typed | {"county": "220104"})["Location"] == PROOF
    assert Artisan.objects.get().region_id == "220104"


def test_a_county_chosen_before_does_not_stand_in_the_way_of_another_place(client, she):
    typed = {"name": "彩云", "place": "贵州凯里", "county": "110105"}

    assert client.post(REGISTER, typed)["Location"] == PROOF
    assert Artisan.objects.get().region_id == "522601"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": ""}, "请填写名字"),
        ({"name": " \x00\x07 "}, "请填写名字"),
        ({"name": "云" * 1000}, "名字最多 40 个字"),
        ({"place": ""}, "请填写你住的县和村镇"),
        ({"place": "\x00"}, "请填写你住的县和村镇"),
        ({"place": "地" * 1000}, "地方最多 80 个字"),
        ({"place": "没有这个地方"}, "没找到这个县"),
        ({"place": "<script>alert(1)</script>"}, "没找到这个县"),
    ],
)
def test_what_is_wrong_is_said_and_what_she_typed_stays(client, she, changes, told):
    answer = client.post(REGISTER, {"name": "小彩云", "place": "贵州凯里"} | changes)

    html = html_of(answer)
    assert (answer.status_code, told in html, "<title>有错误：" in html) == (400, True, True)
    kept = "小彩云" if "place" in changes else "贵州凯里"
    assert f'value="{kept}"' in html
    assert "<script>alert" not in html
    assert counts() == [0] * 5


def test_what_cannot_be_seen_is_left_out_of_a_name(client, she):
    client.post(REGISTER, {"name": "彩\x07云\n\u202e 雾", "place": "贵州\x00凯里 三棵树镇"})

    artisan = Artisan.objects.get()
    assert (artisan.name_zh, artisan.place_zh) == ("彩云 雾", "三棵树镇")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": ""}, "请填写监护人的名字"),
        ({"name": "父" * 1000}, "名字最多 40 个字"),
        ({"phone": ""}, "请填写监护人的手机号"),
        ({"phone": "123"}, "这不像一个手机号"),
        ({"phone": "1" * 1000}, "这不像一个手机号"),
        ({"proof": None}, "请拍一张证明的照片"),
        ({"proof": b"PK\x03\x04 zip"}, "不是照片"),
        ({"proof": b""}, "不是照片"),
    ],
)
def test_a_guardian_wants_a_name_a_phone_and_a_proof(client, artisan, changes, told):
    fields = {"name": "龙父", "phone": "13800000009", "proof": a_photo()} | changes
    if isinstance(fields["proof"], bytes):
        fields["proof"] = a_file(fields["proof"])

    answer = client.post(
        GUARDIAN, {name: each for name, each in fields.items() if each is not None}
    )

    assert (answer.status_code, told in html_of(answer)) == (400, True)
    assert counts() == [1, 0, 0, 0, 0]


def test_a_guardian_is_named_in_place_of_another(client, artisan):
    for name in ("龙父", "龙母"):
        fields = {"name": name, "phone": "13800000009", "proof": a_photo()}
        assert client.post(GUARDIAN, fields)["Location"] == "/studio/"

    rows = Guardianship.objects.order_by("pk").values_list("status", flat=True)
    assert list(rows) == ["ended", "waiting"]


def test_for_easy_reading_she_is_asked_one_thing_a_page(client, she):
    easy(she)
    html = html_of(client.get(REGISTER))
    assert "第 1 问，共 2 问" in html

    said = {"name": "彩云", "_asked": "name"}
    assert "第 2 问，共 2 问" in html_of(client.post(REGISTER, said))
    assert not Artisan.objects.exists()
    client.post(REGISTER, said | {"place": "贵州凯里", "_asked": "place"})

    assert Artisan.objects.get().region_id == "522601"


def test_for_easy_reading_the_guardian_s_proof_comes_last(client, artisan):
    easy(artisan.user)
    said = {"name": "龙父", "phone": "13800000009"}

    assert "第 3 问，共 3 问" in html_of(client.post(GUARDIAN, said | {"_asked": "phone"}))
    client.post(GUARDIAN, said | {"_asked": "proof", "proof": a_photo()})

    assert Guardianship.objects.get().name == "龙父"
