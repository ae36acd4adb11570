"""A refusal is confirmed, stays in a list, and can be taken back."""

import pytest

from sellers.verification.correcting import reopen
from sellers.verification.deciding import refuse
from sellers.verification.errors import NotNow, OtherClaim
from sellers.verification.models import Credential
from sellers.verification.services import hand_in
from tests.cast import a_claim, a_verified
from tests.sellers.verification.hers import QUEUE, at, html_of, told

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def a_refused(officer):
    claim = a_claim()
    refuse(credential=claim, officer=officer, reason="照片看不清楚。")
    return claim


def test_without_the_tick_nothing_is_refused(client, officer):
    claim = a_claim()

    answer = client.post(at(claim, "refuse/"), {"refuse-reason": "照片看不清楚。"})

    claim.refresh_from_db()
    assert (answer.status_code, claim.status) == (400, "waiting")
    assert "照片看不清楚。</textarea>" in html_of(answer)


def test_the_answer_names_her_and_she_stays_in_a_list(client, officer):
    claim = a_claim()
    sent = {"refuse-reason": "照片看不清楚。", "refuse-sure": "on"}

    answer = client.post(at(claim, "refuse/"), sent, follow=True)

    assert f"{claim.artisan.name_zh}，办好了：没有通过" in html_of(answer)
    assert f'href="{at(claim)}"' not in html_of(client.get(QUEUE))
    assert f'href="{at(claim)}"' in html_of(client.get(f"{QUEUE}?show=refused"))


def test_taken_back_she_is_told_and_hands_it_in_again(client, officer):
    claim = a_refused(officer)
    assert at(claim, "reopen/") in html_of(client.get(at(claim)))

    client.post(at(claim, "reopen/"), {"reopen-reason": "我看错了人。"})
    client.post(at(claim, "reopen/"), {"reopen-reason": "我看错了人。"})

    claim.refresh_from_db()
    assert (claim.status, claim.decided_by) == ("asked", None)
    [(_phone, body)] = told("credential.reopen")
    assert ("请再交一次" in body, "我看错了人。" in body) == (True, True)
    assert hand_in(artisan=claim.artisan, photo=b"jpeg").status == "waiting"


def test_where_she_has_handed_in_another_nothing_moves(officer):
    claim = a_refused(officer)
    hand_in(artisan=claim.artisan, photo=b"jpeg")

    with pytest.raises(OtherClaim):
        reopen(credential=claim, officer=officer, reason="我看错了人。")

    assert Credential.objects.get(pk=claim.pk).status == "refused"
    assert told("credential.reopen") == []


def test_an_approval_is_not_reopened(officer):
    claim = a_verified(officer=officer)

    with pytest.raises(NotNow):
        reopen(credential=claim, officer=officer, reason="我看错了人。")
