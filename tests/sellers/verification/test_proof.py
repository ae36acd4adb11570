"""Her certificate by number, photo or cooperative; nothing moves without her consent."""

import pytest
from django.utils import timezone

from ground.privacy.models import Consent, PrivateFile
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative
from sellers.verification.models import Credential
from tests.cast import (
    a_cooperative,
    a_division,
    a_number,
    a_registered,
    a_verified,
)
from tests.catalog.studio.hers import a_photo
from tests.sellers.verification.hers import (
    GUARDIAN,
    PROOF,
    REGISTER,
    WITHDRAW,
    YES,
    a_big_photo,
    a_file,
    counts,
    easy,
    html_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_proof_before_registering_is_not_there(client, she):
    assert client.get(PROOF).status_code == 404
    assert client.post(PROOF, YES | {"number": a_number()}).status_code == 404


def test_her_number_goes_to_an_officer_and_nowhere_else(client, artisan, caplog):
    number = a_number()
    caplog.set_level("DEBUG")

    answer = client.post(PROOF, YES | {"number": number})

    assert answer["Location"] == "/studio/"
    claim = Credential.objects.get()
    assert (claim.status, claim.number, claim.artisan) == ("waiting", number, artisan)
    assert list(Consent.objects.values_list("kind", flat=True)) == ["verification"]
    said = [
        answer["Location"],
        str(dict(client.session)),
        caplog.text,
        html_of(client.get("/studio/")),
    ]
    assert [number in text for text in said] == [False] * 4
    assert Artisan.objects.get().is_public is False


def test_a_photo_alone_is_enough_and_lies_sealed(client, artisan):
    client.post(PROOF, YES | {"photo": a_photo(), "public_profile": "on"})

    claim = Credential.objects.get()
    with claim.scan.file.open("rb") as file:
        assert file.read(3) != b"\xff\xd8\xff"
    assert (claim.number, claim.scan.owner) == ("", artisan.user)
    assert Artisan.objects.get().is_public is True


def test_her_cooperative_can_vouch_and_one_far_away_cannot(client, artisan):
    near = a_cooperative()
    far = Cooperative.objects.create(
        name_zh="远方社", name_en="Far", region=a_division("440000", "广东省", "Guangdong")
    )

    answer = client.post(PROOF, YES | {"cooperative": far.pk})
    assert (answer.status_code, "请从列出的合作社里选" in html_of(answer)) == (400, True)
    assert counts()[1:] == [0] * 4
    client.post(PROOF, YES | {"cooperative": near.pk})

    assert (Credential.objects.get().status, Credential.objects.get().cooperative) == (
        "vouch",
        near,
    )


LONG_OR_WRONG = "证号不对：应该是 20 到 22 位"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "三样里有一样就行"),
        ({"number": "1"}, LONG_OR_WRONG),
        ({"number": "99999919850312002742"}, "证号里有一位不对"),  # another check digit
        ({"number": "9" * 1000}, LONG_OR_WRONG),
        ({"number": "99999919850312002642\x00"}, "空"),
        ({"number": a_number(born=f"{timezone.localdate().year - 15}1231")}, "满 16 岁才能开店"),
        ({"photo": a_file(b"PK\x03\x04" + b"zip" * 400)}, "不是照片"),
        ({"photo": a_file(b"\xff\xd8\xff\xe0 cut")}, "没有传完整"),
        ({"photo": a_file(b"")}, "不是照片"),
        ({"photo": a_photo(size=(40, 40))}, "太小"),
        ({"cooperative": "x"}, None),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_moves(client, artisan, fields, told):
    if "photo" in fields:
        fields["photo"].seek(0)

    answer = client.post(PROOF, YES | fields)

    html = html_of(answer)
    assert (answer.status_code, "<title>有错误：" in html) == (400, True)
    assert told is None or told in html
    assert "checked" in html
    assert counts() == [1, 0, 0, 0, 0]


def test_a_photo_cut_in_the_middle_is_not_taken(client, artisan):
    whole = a_photo(size=(1200, 1200)).read()

    answer = client.post(PROOF, YES | {"photo": a_file(whole[: len(whole) // 2])})

    assert (answer.status_code, "没有传完整" in html_of(answer)) == (400, True)
    assert counts() == [1, 0, 0, 0, 0]


def test_a_photo_of_41_megapixels_is_made_smaller_and_one_of_61_is_refused(client, artisan):
    answer = client.post(PROOF, YES | {"photo": a_big_photo(8200, 7500)})
    assert (answer.status_code, "尺寸太大" in html_of(answer)) == (400, True)
    assert counts() == [1, 0, 0, 0, 0]

    client.post(PROOF, YES | {"photo": a_big_photo(6400, 6410)})

    assert Credential.objects.get().scan.size < 500_000


@pytest.mark.parametrize("ticks", [{}, {"public_profile": "on"}])
def test_without_the_consent_nothing_is_kept_and_the_number_stays_on_the_page(
    client, artisan, ticks
):
    number = a_number()

    answer = client.post(PROOF, {"number": number} | ticks)

    html = html_of(answer)
    assert (answer.status_code, "得先勾选同意" in html, number in html) == (400, True, True)
    assert counts() == [1, 0, 0, 0, 0]


def test_the_consents_are_never_ticked_for_her(client, artisan):
    assert "checked" not in html_of(client.get(PROOF))


def test_somebody_s_verified_number_is_refused_without_a_word_about_her(client, artisan):
    number = a_number()
    other = a_verified(number=number, artisan=a_registered("月亮"))
    before = counts()

    answer = client.post(PROOF, YES | {"number": number})

    html = html_of(answer)
    assert (answer.status_code, "这个证号不能用来开店" in html) == (400, True)
    assert [word in html for word in ("月亮", other.artisan.user.phone)] == [False, False]
    assert counts() == before


def test_a_man_s_number_asks_once_and_then_goes_to_a_person(client, artisan):
    typed = YES | {"number": a_number(sex=1)}

    answer = client.post(PROOF, typed)
    html = html_of(answer)
    assert (answer.status_code, "这个证号上写的是男性" in html, 'name="sure"' in html) == (
        400, True, True,
    )  # fmt: skip
    assert counts() == [1, 0, 0, 0, 0]
    client.post(PROOF, typed | {"sure": "on"})

    assert Credential.objects.get().status == "waiting"


def test_taken_back_it_is_gone_and_twice_is_not_there(client, artisan):
    client.post(PROOF, YES | {"photo": a_photo()})

    client.post(WITHDRAW)

    assert (Credential.objects.get().status, PrivateFile.objects.count()) == ("withdrawn", 0)
    assert client.post(WITHDRAW).status_code == 404
    assert client.get(WITHDRAW).url == PROOF


@pytest.mark.parametrize("path", [REGISTER, PROOF, GUARDIAN, "/studio/vouching/"])
def test_no_page_of_it_is_kept_by_anybody(client, artisan, path):
    for answer in (client.get(path), client.post(path, {})):
        assert "no-store" in answer["Cache-Control"]


def test_signed_out_nothing_of_the_number_is_kept(client):
    number = a_number()

    answer = client.post(PROOF, YES | {"number": number})

    assert answer["Location"] == f"/accounts/sign-in/?next={PROOF}"
    assert number not in str(dict(client.session)) + answer["Location"]
    assert counts() == [0] * 5


def test_for_easy_reading_no_number_is_needed_to_come_to_the_photo(client, artisan):
    easy(artisan.user)
    assert "第 1 问，共 2 问" in html_of(client.get(PROOF))

    html = html_of(client.post(PROOF, {"number": "", "_asked": "number"}))
    assert ("第 2 问" in html, 'type="file"' in html, 'class="error"' in html) == (
        True,
        True,
        False,
    )
    nothing = client.post(PROOF, YES | {"number": "", "_asked": "photo"})
    assert (nothing.status_code, "三样里有一样就行" in html_of(nothing)) == (400, True)
    assert not Credential.objects.exists()
    client.post(PROOF, YES | {"number": "", "_asked": "photo", "photo": a_photo()})

    assert Credential.objects.get().scan is not None


def test_for_easy_reading_a_man_s_number_is_asked_about_at_once(client, artisan):
    easy(artisan.user)
    typed = {"number": a_number(sex=1), "_asked": "number"}

    answer = client.post(PROOF, typed)

    assert (answer.status_code, 'name="sure"' in html_of(answer)) == (400, True)
    assert "第 2 问" in html_of(client.post(PROOF, typed | {"sure": "on"}))
    client.post(PROOF, YES | typed | {"sure": "True", "_asked": "photo"})
    assert Credential.objects.get().status == "waiting"
