"""What a bookkeeper typed is there again when she goes back."""

import pytest

from sellers.sharing.models import MemberPayment
from sellers.sharing.services import earn
from tests.cast import a_member

pytestmark = pytest.mark.django_db


def test_back_from_the_second_look_keeps_the_sums_and_pays_nobody(client):
    member = a_member()
    ids = {"cooperative_id": member.cooperative_id, "artisan_id": member.artisan_id}
    earn(**ids, fen=3000, key="piece:1:1", kind="piece_pay", reference="assignment:1")
    client.force_login(member.cooperative.keepers.get().user)
    field = f"to-{member.artisan_id}"

    address = f"/studio/coop/{member.cooperative_id}/shares/pay/"
    back = client.post(address, {field: "12.50", "sure": "back"})

    assert (back.status_code, back.context["form"][field].value()) == (200, "12.50")
    assert MemberPayment.objects.count() == 0
