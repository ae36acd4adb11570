"""What comes through a guardian, and what her proof moves on."""

import pytest

from ground.privacy.models import PrivateFile
from sellers.verification.deciding import (
    approve,
    ask_for_more,
    decide_guardian,
)
from sellers.verification.errors import (
    GuardianMissing,
)
from sellers.verification.models import Credential
from sellers.verification.services import (
    name_guardian,
)
from tests.cast import (
    a_claim,
    a_number,
    an_officer,
)
from tests.sellers.verification.hers import LATER, a_scan, told

pytestmark = pytest.mark.django_db(transaction=True)
Status = Credential.Status


@pytest.mark.parametrize("tail", ["52", "63"])
def test_some_categories_come_through_a_guardian(tail):
    claim = a_claim(a_number(tail=tail))
    officer = an_officer()
    with pytest.raises(GuardianMissing):
        approve(credential=claim, officer=officer, valid_until=LATER)
    proof = a_scan(claim.artisan)
    row = name_guardian(artisan=claim.artisan, name="龙父", phone="+8613800000009", proof=proof)

    decide_guardian(guardianship=row, officer=officer, is_proven=True)
    approve(credential=claim, officer=officer, valid_until=LATER)

    assert claim.status == Status.APPROVED
    assert PrivateFile.objects.count() == 0


def test_a_guardian_confirmed_puts_a_claim_that_was_asked_for_one_back_into_the_queue():
    claim = a_claim(a_number(tail="52"))
    officer = an_officer()
    ask_for_more(credential=claim, officer=officer, reason="请先报监护人。")
    proof = a_scan(claim.artisan)
    row = name_guardian(artisan=claim.artisan, name="龙父", phone="+8613800000009", proof=proof)

    decide_guardian(guardianship=row, officer=officer, is_proven=True)

    claim.refresh_from_db()
    assert (claim.status, len(told("guardian.decided"))) == (Status.WAITING, 1)
    approve(credential=claim, officer=officer, valid_until=LATER)
    assert claim.status == Status.APPROVED


def test_a_guardian_not_proven_she_is_asked_for_another_photo():
    claim = a_claim(a_number(tail="52"))
    proof = a_scan(claim.artisan)
    row = name_guardian(artisan=claim.artisan, name="龙父", phone="+8613800000009", proof=proof)

    decide_guardian(guardianship=row, officer=an_officer(), is_proven=False)

    assert "/studio/register/guardian/" in told("guardian.decided")[0][1]
