"""The receipt of what a fund paid, and a member's hand where one keeper is alone."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from ground.messages.models import Message
from ground.privacy.models import PrivateFile, Sighting
from sellers.cooperatives.models import Keeper, Membership
from sellers.sharing.funds import Spent, record
from sellers.sharing.models import FundSpending
from tests.cast import a_member, an_artisan
from tests.sellers.sharing.test_funds import WELFARE, hands, lies, member

__all__ = ["hands", "member"]
pytestmark = pytest.mark.django_db


def a_photo(name="r.jpg", kind="JPEG"):
    file = BytesIO()
    Image.new("RGB", (600, 800), "white").save(file, kind)
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def typed(**more):
    return {"fund": "welfare", "amount": "60", "words": "体检", "spent_on": "2026-11-01"} | more


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def lead(member):
    """The only keeper."""
    return member.cooperative.keepers.get().user


def written(member, by):
    spent = Spent(WELFARE, 6000, "体检", timezone.localdate(), b"\xff\xd8 a receipt")
    return record(cooperative=member.cooperative, spent=spent, by=by)


def pages(row):
    keeper = f"/studio/coop/{row.cooperative_id}/funds/{row.pk}/receipt/"
    return keeper, f"/studio/shares/funds/{row.pk}/receipt/"


def test_a_receipt_is_sealed_as_plain_pixels_and_its_keepers_see_it(member, hands):
    room = f"/studio/coop/{member.cooperative_id}/funds/"

    signed_in(hands[0]).post(f"{room}new/", typed(receipt=a_photo(kind="PNG")))

    row = FundSpending.objects.get()
    kept = PrivateFile.objects.get()
    assert (row.receipt, kept.kind, kept.owner, kept.content_type) == (
        kept, "receipt", hands[0], "image/jpeg",
    )  # fmt: skip
    answer = signed_in(hands[1]).get(pages(row)[0])
    assert Image.open(BytesIO(answer.content)).size == (600, 800)
    with kept.file.open("rb") as file:
        assert answer.content not in file.read()
    looks = Sighting.objects.values_list("viewer", "about", "what")
    assert list(looks) == [(hands[1].pk, hands[0].pk, "fund.receipt")]
    assert "看收据" in signed_in(hands[1]).get(f"{room}{row.pk}/").content.decode()


def test_what_is_no_photo_is_refused_and_nothing_is_kept(member, hands):
    room = f"/studio/coop/{member.cooperative_id}/funds/new/"
    for file in (
        SimpleUploadedFile("r.jpg", b"not a photo"),
        SimpleUploadedFile("r.jpg", b""),
        SimpleUploadedFile("r.jpg", b"\xff\xd8\xff cut"),
    ):
        answer = signed_in(hands[0]).post(room, typed(receipt=file))
        assert (answer.status_code, "照片" in answer.content.decode()) == (400, True)

    assert FundSpending.objects.count() == PrivateFile.objects.count() == 0


def test_without_a_photo_there_is_no_receipt_to_see(member, hands):
    room = f"/studio/coop/{member.cooperative_id}/funds/"
    signed_in(hands[0]).post(f"{room}new/", typed())

    row = FundSpending.objects.get()
    assert row.receipt is None
    assert signed_in(hands[1]).get(pages(row)[0]).status_code == 404
    assert "看收据" not in signed_in(member.artisan.user).get("/studio/shares/").content.decode()


def test_a_member_sees_it_and_each_look_is_written(member, hands):
    row = written(member, hands[0])
    her = signed_in(member.artisan.user)

    assert her.get(pages(row)[1]).content == b"\xff\xd8 a receipt"

    assert Sighting.objects.get().viewer == member.artisan.user
    assert her.get(pages(row)[0]).status_code == 404


def test_who_left_and_who_is_of_another_cooperative_sees_nothing(member, hands):
    row = written(member, hands[0])
    other = a_member(artisan=an_artisan("别人", "Other"))
    if other.cooperative_id == member.cooperative_id:
        other.delete()
    Membership.objects.filter(pk=member.pk).update(state="left", left_on="2026-11-01")

    for user in (member.artisan.user, other.artisan.user):
        client = signed_in(user)
        assert client.get(pages(row)[1]).status_code == 404
        sent = client.post(f"/studio/shares/funds/{row.pk}/", {"answer": "yes"})
        assert sent.status_code == 404
        assert "看收据" not in client.get("/studio/shares/").content.decode()
    assert (lies(member), Sighting.objects.count()) == (10000, 0)


def test_where_one_keeps_the_books_alone_the_members_are_asked_and_one_confirms(member, lead):
    row = written(member, lead)
    asked = Message.objects.get(kind="fund.recorded")
    assert (asked.recipient, "/studio/shares/" in asked.body) == (member.artisan.user.phone, True)
    her = signed_in(member.artisan.user)
    assert "对，确认" in her.get("/studio/shares/").content.decode()

    her.post(f"/studio/shares/funds/{row.pk}/", {"answer": "yes"})

    row.refresh_from_db()
    assert (lies(member), row.confirmed_by) == (4000, member.artisan.user)
    assert Message.objects.get(kind="fund.confirmed").recipient == lead.phone
    page = her.get("/studio/shares/").content.decode()
    assert "对，确认" not in page
    again = her.post(f"/studio/shares/funds/{row.pk}/", {"answer": "yes"}, follow=True)
    assert "已经有了结果" in again.content.decode()
    assert lies(member) == 4000


def test_who_wrote_it_down_does_not_confirm_it_as_a_member_either(member):
    Keeper.objects.create(
        cooperative=member.cooperative, user=member.artisan.user, role="bookkeeper"
    )
    row = written(member, member.artisan.user)
    her = signed_in(member.artisan.user)
    assert "对，确认" not in her.get("/studio/shares/").content.decode()

    told = her.post(f"/studio/shares/funds/{row.pk}/", {"answer": "yes"}, follow=True)

    assert "要别人来确认" in told.content.decode()
    assert (lies(member), FundSpending.objects.spent().count()) == (10000, 0)


def test_another_answer_changes_nothing(member, lead):
    row = written(member, lead)

    signed_in(member.artisan.user).post(f"/studio/shares/funds/{row.pk}/", {"answer": "x"})

    assert lies(member) == 10000


def test_where_another_keeper_can_confirm_members_are_left_in_peace(member, hands):
    written(member, hands[0])

    recipients = Message.objects.filter(kind="fund.recorded").values_list("recipient", flat=True)
    assert list(recipients) == [hands[1].phone]
