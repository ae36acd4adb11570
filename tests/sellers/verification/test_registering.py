"""Who she is and where, and her guardian; what is wrong with it, and what stays."""

import pytest

from programme.record.services import load_units, person_of
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


def a_county_of(special):
    code, name, county, place = {
        "bt": ("650000", "新疆维吾尔自治区", "659001", "石河子市"),
        "hk": ("230000", "黑龙江省", "230110", "香坊区"),
    }[special]
    city = a_division(f"{county[:4]}00", "市", "city", "city", a_division(code, name, name))
    return a_division(county, place, "county", "county", city)


@pytest.mark.parametrize(
    ("special", "place", "unit"),
    [("bt", "新疆石河子市 北泉镇", "新疆生产建设兵团"), ("hk", "黑龙江香坊区", "黑龙江垦区")],
)
@pytest.mark.parametrize("said", ["yes", "no"])
def test_where_the_corps_or_the_farms_lie_she_is_asked_whose_she_is(
    client, she, special, place, unit, said
):
    county = a_county_of(special)
    load_units()
    typed = {"name": "彩云", "place": place}
    assert "special" not in html_of(client.get(REGISTER))

    asked = client.post(REGISTER, typed)
    assert (asked.status_code, Artisan.objects.exists()) == (200, False)
    assert f"你是{unit}的人吗" in html_of(asked)
    other = {"bt": "hk", "hk": "bt"}[special]
    assert client.post(REGISTER, typed | {"special": other}).status_code == 400
    assert not Artisan.objects.exists()

    answer = special if said == "yes" else "no"
    assert client.post(REGISTER, typed | {"special": answer})["Location"] == PROOF
    artisan = Artisan.objects.get()
    assert (artisan.region, artisan.special) == (county, special if said == "yes" else "")
    assert person_of(artisan).unit_id == (special if said == "yes" else county.pk[:2])


def test_elsewhere_she_is_not_asked_and_a_forged_answer_is_none(client, she):
    typed = {"name": "彩云", "place": "贵州凯里 三棵树镇", "special": "bt"}

    assert client.post(REGISTER, typed)["Location"] == PROOF
    assert Artisan.objects.get().special == ""


def test_it_is_asked_as_well_of_a_county_that_she_chose_from_several(client, she):
    shihezi = a_county_of("bt")
    city = a_division("650200", "克拉玛依市", "Kelamayi", "city", shihezi.parent.parent)
    a_division("650203", "石河子市", "Shihezi", "county", city)
    typed = {"name": "彩云", "place": "石河子市", "county": shihezi.pk}

    assert "你是新疆生产建设兵团的人吗" in html_of(client.post(REGISTER, typed))
    assert client.post(REGISTER, typed | {"special": "bt"})["Location"] == PROOF
    assert (Artisan.objects.get().region, Artisan.objects.get().special) == (shihezi, "bt")


def test_for_easy_reading_it_is_the_last_question(client, she):
    a_county_of("bt")
    easy(she)
    typed = {"name": "彩云", "place": "新疆石河子市"}

    page = html_of(client.post(REGISTER, typed | {"_asked": "place"}))
    assert "你是新疆生产建设兵团的人吗" in page
    assert 'name="_asked" value="special"' in page
    again = client.post(REGISTER, typed | {"_asked": "special"})
    assert (again.status_code, Artisan.objects.exists()) == (200, False)
    done = client.post(REGISTER, typed | {"_asked": "special", "special": "bt"})
    assert (done["Location"], Artisan.objects.get().special) == (PROOF, "bt")
