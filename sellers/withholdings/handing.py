"""What was kept back goes on to whom it is for, with a voucher."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import keep_file, read_file, write_sighting
from sellers.ledger.models import Account
from sellers.ledger.services import Posting, post
from sellers.withholdings.errors import NotNow
from sellers.withholdings.letters import tell_handed
from sellers.withholdings.models import Agreement, HandOver, Taking
from sellers.withholdings.taking import withholding_owner


@dataclass(frozen=True)
class Handed:
    """As the voucher shows it: a JPEG."""

    amount_fen: int
    happened_on: date
    voucher: bytes


@transaction.atomic
def hand_on(*, agreement: Agreement, handed: Handed, by: User) -> HandOver:
    """All that is firm, as the operator saw it. Raises NotNow: it is another sum by now."""
    rows = Taking.objects.select_for_update(of=("self",)).filter(
        agreement=agreement, state=Taking.State.FIRM
    )
    firm = dict(rows.values_list("pk", "amount_fen"))
    if not firm or sum(firm.values()) != handed.amount_fen:
        raise NotNow
    handover = _write(agreement, handed, by)
    still = Taking.objects.filter(pk__in=firm, state=Taking.State.FIRM)
    if still.update(state=Taking.State.HANDED, handover=handover) != len(firm):
        raise NotNow
    _post(handover)
    data = {"fen": handed.amount_fen}
    log(instance=agreement, action="withholding.handed", user=by, data=data)
    tell_handed(handover)
    return handover


def _write(agreement: Agreement, handed: Handed, by: User) -> HandOver:
    kept = keep_file(
        data=handed.voucher,
        kind=PrivateFile.Kind.RECEIPT,
        content_type="image/jpeg",
        owner=by,
    )
    return HandOver.objects.create(
        agreement=agreement,
        amount_fen=handed.amount_fen,
        happened_on=handed.happened_on,
        voucher=kept,
        by=by,
    )


def _post(handover: HandOver) -> None:
    owner = withholding_owner(handover.agreement_id)
    post(
        key=f"withholding-settled:{handover.pk}",
        kind="withholding_settled",
        reference=owner,
        postings=[
            Posting(Account.Purpose.WITHHOLDING, handover.amount_fen, owner),
            Posting(Account.Purpose.BANK, -handover.amount_fen),
        ],
    )


def look_at_voucher(*, handover: HandOver, viewer: User) -> bytes:
    """She is told of the look. Raises Unreadable."""
    about = handover.agreement.artisan.user or handover.by
    write_sighting(viewer=viewer, about=about, what="withholding.voucher")
    return read_file(handover.voucher)
