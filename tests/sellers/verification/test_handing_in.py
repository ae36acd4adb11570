"""She registers, hands in, takes back; a cooperative vouches; nothing without her consent."""

import pytest

from ground.accounts.models import User
from ground.privacy.errors import NotAgreed
from ground.privacy.models import PrivateFile
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner
from sellers.verification.deciding import (
    approve,
    refuse,
)
from sellers.verification.errors import (
    NotNow,
    NumberTaken,
    TooYoung,
)
from sellers.verification.models import Credential
from sellers.verification.queries import credential_of
from sellers.verification.services import (
    hand_in,
    refuse_to_vouch,
    register,
    take_back,
    vouch,
)
from tests.cast import (
    a_claim,
    a_cooperative,
    a_county,
    a_number,
    a_registered,
    a_user,
    a_verified,
    an_officer,
)
from tests.sellers.verification.hers import LATER, TODAY, read, sealed_files, shop_of, told

pytestmark = pytest.mark.django_db(transaction=True)
Status = Credential.Status


def test_who_registers_has_a_shop_that_nobody_sees_and_an_address_that_says_nothing():
    artisan = register(user=a_user(name=""), name="彩云", county=a_county(), place="三棵树镇")

    shop = shop_of(artisan)
    assert (shop.name, shop.is_open, shop.region_id) == ("凯里市手工坊", False, "522601")
    assert artisan.is_public is False
    assert "caiyun" not in artisan.slug + shop.slug
    assert User.objects.get().name == "彩云"


def test_registering_again_corrects_and_makes_nothing_twice():
    artisan = a_registered("彩云")

    register(user=artisan.user, name="彩霞", county=a_county("522602", "丹寨县"), place="龙泉镇")

    artisan = Artisan.objects.get()
    assert (artisan.name_zh, artisan.region_id, Partner.objects.count()) == ("彩霞", "522602", 1)


def test_without_her_consent_nothing_is_handed_in():
    artisan = register(user=a_user(), name="彩云", county=a_county(), place="镇")

    with pytest.raises(NotAgreed):
        hand_in(artisan=artisan, number=read(a_number()))

    assert Credential.objects.count() == 0


def test_below_sixteen_nothing_is_handed_in():
    young = f"{TODAY.year - 15}1231"

    with pytest.raises(TooYoung):
        a_claim(a_number(born=young))

    assert Credential.objects.count() == 0


def test_a_number_that_is_verified_cannot_be_handed_in_by_another():
    number = a_number()
    a_verified(number=number)
    other = a_registered("月亮")
    before = sealed_files()

    with pytest.raises(NumberTaken):
        hand_in(artisan=other, number=read(number), photo=b"jpeg")

    assert Credential.objects.filter(artisan=other).count() == 0
    assert sealed_files() == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("贵州凯里 三棵树镇", "三棵树镇"),
        ("贵州省黔东南苗族侗族自治州凯里市三棵树镇", "三棵树镇"),
        ("凯里市", "凯里市"),
        ("三棵树镇", "三棵树镇"),
    ],
)
def test_the_county_is_not_said_twice(typed, kept):
    artisan = register(user=a_user(), name="彩云", county=a_county(), place=typed)

    assert artisan.place_zh == kept


def test_taken_back_nothing_of_it_is_kept():
    claim = a_claim()

    take_back(credential=claim, by=claim.artisan.user)

    claim.refresh_from_db()
    assert (claim.status, claim.number) == (Status.WITHDRAWN, "")
    with pytest.raises(NotNow):
        approve(credential=claim, officer=an_officer(), valid_until=LATER, number=read(a_number()))


def test_what_is_handed_in_later_completes_what_was_there():
    artisan, number = a_registered(), a_number()
    first = hand_in(artisan=artisan, number=read(number))

    second = hand_in(artisan=artisan, photo=b"jpeg")
    third = hand_in(artisan=artisan, photo=b"another")

    for claim in (first, second):
        claim.refresh_from_db()
    assert (first.status, first.number) == (Status.REPLACED, "")
    assert (second.status, second.scan, second.number) == (Status.REPLACED, None, "")
    assert (third.number, third.status) == (number, Status.WAITING)
    assert PrivateFile.objects.get() == third.scan


def test_a_cooperative_vouches_and_then_an_officer_decides():
    cooperative = a_cooperative()
    keeper = cooperative.keepers.get().user
    claim = hand_in(artisan=a_registered(), cooperative=cooperative)
    assert told("credential.vouch")[0][0] == keeper.phone
    with pytest.raises(NotNow):
        approve(credential=claim, officer=an_officer(), valid_until=LATER, number=read(a_number()))

    vouch(credential=claim, by=keeper)

    assert (claim.status, claim.vouched_by) == (Status.WAITING, keeper)


def test_the_keeper_of_another_cooperative_cannot_vouch():
    claim = hand_in(artisan=a_registered(), cooperative=a_cooperative())
    stranger = a_cooperative("别社", "Other").keepers.get().user

    for service in (vouch, refuse_to_vouch):
        with pytest.raises(NotNow):
            service(credential=claim, by=stranger)

    claim.refresh_from_db()
    assert claim.status == Status.VOUCH


def test_she_is_told_of_the_open_claim_before_an_old_one():
    first = a_claim()
    refuse(credential=first, officer=an_officer(), reason="看不清。")
    second = a_claim(artisan=first.artisan)

    assert credential_of(first.artisan.user) == second
