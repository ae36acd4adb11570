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


@pytest.mark.parametrize("typed", ["30.01", "9" * 9, "9" * 40])
def test_more_than_she_is_owed_is_told_once_by_her_name(client, typed):
    member = a_member()
    ids = {"cooperative_id": member.cooperative_id, "artisan_id": member.artisan_id}
    earn(**ids, fen=3000, key="piece:1:1", kind="piece_pay", reference="assignment:1")
    client.force_login(member.cooperative.keepers.get().user)

    address = f"/studio/coop/{member.cooperative_id}/shares/pay/"
    answer = client.post(address, {f"to-{member.artisan_id}": typed})

    html = answer.content.decode()
    summary = html.split('class="error-summary"')[1].split("</div>")[0]
    told = f"{member.artisan.name}：不能比欠她的 ¥30.00 多"
    assert (answer.status_code, summary.count("<li>"), told in summary) == (400, 1, True)
    assert MemberPayment.objects.count() == 0
