"""A cooperative answers for a woman it knows, and asks a helper for her once she agreed to it."""

import pytest
from django.test import Client

from ground.messages.models import Message
from sellers.artisans.models import HelperGrant
from sellers.verification.models import Credential
from sellers.verification.services import agree, hand_in, take_back_consent, vouch
from tests.cast import a_cooperative, a_registered, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
VOUCHING = "/studio/vouching/"
FORM = {"phone": "13800001111", "scopes": ["works"], "days": "90"}


@pytest.fixture
def cooperative():
    return a_cooperative()


@pytest.fixture
def keeper(client, cooperative):
    keeper = cooperative.keepers.get().user
    client.force_login(keeper)
    return keeper


def a_claim_to_vouch(cooperative):
    return hand_in(artisan=a_registered("桂花"), cooperative=cooperative)


@pytest.fixture
def known(cooperative, keeper):
    claim = a_claim_to_vouch(cooperative)
    vouch(credential=claim, by=keeper)
    return claim.artisan


def helper_page(artisan):
    return f"/studio/vouched/{artisan.pk}/helper/"


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def html_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize(("answer", "status"), [("yes", "waiting"), ("no", "refused")])
def test_the_keeper_answers_once(client, cooperative, keeper, answer, status):
    claim = a_claim_to_vouch(cooperative)
    assert "桂花" in html_of(client.get(VOUCHING))

    client.post(f"{VOUCHING}{claim.pk}/answer/", {"answer": answer})

    assert Credential.objects.get().status == status
    assert client.post(f"{VOUCHING}{claim.pk}/answer/", {"answer": "yes"}).status_code == 404


def test_another_cooperative_s_keeper_is_not_asked(cooperative):
    claim = a_claim_to_vouch(cooperative)
    other = as_user(a_cooperative("别社", "Other").keepers.get().user)

    assert "桂花" not in html_of(other.get(VOUCHING))
    assert other.post(f"{VOUCHING}{claim.pk}/answer/", {"answer": "yes"}).status_code == 404
    assert Credential.objects.get().status == "vouch"


def test_without_her_consent_nobody_is_asked_to_help_her(client, keeper, known):
    html = html_of(client.get(VOUCHING))
    assert ("得她先同意" in html, helper_page(known) in html) == (True, False)

    for answer in (client.get(helper_page(known)), client.post(helper_page(known), FORM)):
        html = html_of(answer)
        assert ("得她先同意" in html, 'name="phone"' in html) == (True, False)

    assert (HelperGrant.objects.count(), Message.objects.filter(kind="helper.asked").count()) == (
        0, 0,
    )  # fmt: skip


def test_with_it_the_keeper_asks_and_she_hears_of_it_and_ends_it(client, keeper, known):
    agree(user=known.user, kind="helper")
    assert helper_page(known) in html_of(client.get(VOUCHING))

    assert client.post(helper_page(known), FORM)["Location"] == VOUCHING

    grant = HelperGrant.objects.get()
    assert (grant.artisan, grant.granted_by, grant.phone) == (known, keeper, "+8613800001111")
    told = Message.objects.get(kind="helper.asked_for")
    assert (told.recipient, "云岭 替你请了一个帮办人" in told.body) == (known.user.phone, True)
    she = as_user(known.user)
    assert "云岭 替你请的" in html_of(she.get("/studio/helpers/"))
    she.post(f"/studio/helpers/{grant.pk}/end/")
    assert not HelperGrant.objects.open().exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"phone": ""}, "请填写她的手机号"), ({"days": "9999"}, "请从列出的期限里选")],
)
def test_what_is_wrong_is_said_and_nobody_is_asked(client, keeper, known, changes, told):
    agree(user=known.user, kind="helper")

    answer = client.post(helper_page(known), FORM | changes)

    assert (answer.status_code, told in html_of(answer)) == (400, True)
    assert HelperGrant.objects.count() == 0


def test_neither_her_own_phone_nor_one_asked_before(client, keeper, known):
    agree(user=known.user, kind="helper")
    own = client.post(helper_page(known), FORM | {"phone": known.user.phone})
    client.post(helper_page(known), FORM)
    again = client.post(helper_page(known), FORM)

    assert ("这是她自己的手机号" in html_of(own), "没有再请" in html_of(again)) == (True, True)
    assert HelperGrant.objects.count() == 1


def test_it_is_its_own_keeper_s_and_ends_with_the_claim(client, keeper, known):
    agree(user=known.user, kind="helper")
    strangers = [a_cooperative("别社", "Other").keepers.get().user, a_user(), known.user]
    for stranger in strangers:
        theirs = as_user(stranger)
        answers = [theirs.get(helper_page(known)), theirs.post(helper_page(known), FORM)]
        assert [each.status_code for each in answers] == [404, 404]
    take_back_consent(user=known.user, kind="verification")

    assert client.post(helper_page(known), FORM).status_code == 404
    assert HelperGrant.objects.count() == 0
