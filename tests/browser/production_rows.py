"""Orders for work in the browser: hers and her cooperative's, in every state there is."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from ground.pictures.models import Picture
from sellers.production.checking import appeal, decide
from sellers.production.materials import move_material
from sellers.production.models import Assignment, Instruction, MaterialMove, ProductionOrder
from sellers.production.offering import decline
from sellers.production.services import cancel
from tests.flows import production
from tests.sellers.production.making import (
    REJECT,
    REWORK,
    a_keeper,
    a_member,
    an_offer,
    an_open_order,
    handed_in,
    her,
    in_hand,
    judged,
)


def made_rows(cooperative, member) -> dict[str, int]:
    rows = production.rows(cooperative, member)
    by = cooperative.keepers.order_by("pk").first().user
    _show(rows["p-order"])
    facts = {"assignment": rows["p-hers"], "material": rows["p-material"], "by": by}
    move_material(kind=MaterialMove.Kind.ISSUED, amount=Decimal(12), **facts)
    judged(handed_in(rows["p-hers"], 2), REWORK, 1, by)
    rows |= _more(cooperative, member, by) | _over(cooperative, member, by)
    return {name: row.pk for name, row in rows.items()}


def _show(order) -> None:
    """A picture beside the recording."""
    picture = Picture.objects.order_by("-pk").first()
    words = "叶子从尖上起针"
    Instruction.objects.create(production_order=order, position=9, picture=picture, words=words)


def _more(cooperative, member, by):
    """Pays too little; a rejection that she has not asked about; one who left with pieces."""
    low = an_open_order(cooperative, title="福字剪纸", piece_fen=200, piece_minutes=60)
    rejected = judged(handed_in(in_hand(low, member, 3), 2), REJECT, 1, by)
    gone = in_hand(low, a_member(cooperative, "走了的人", number="900"), 2)
    gone.membership.state, gone.membership.left_on = "left", timezone.localdate()
    gone.membership.save()
    late = an_open_order(cooperative, title="端午香包", pieces=6)
    in_hand(late, a_member(cooperative, "潘梨花", number="901"), 2)
    past = timezone.localdate() - timedelta(days=2)
    ProductionOrder.objects.filter(pk=late.pk).update(due_on=past)
    return {
        "p-low": low,
        "p-low-offer": an_offer(low, a_member(cooperative, "石阿妹", number="902"), 1),
        "p-rejected": rejected,
        "p-gone": gone,
        "p-late": late,
    }


def _over(cooperative, member, by):
    """Said no; finished; called off; an appeal that was answered."""
    no = an_offer(an_open_order(cooperative, title="蜡染围巾"), member)
    decline(assignment=no, by=her(no))
    done = in_hand(an_open_order(cooperative, title="挑花书签", pieces=2), member, 2)
    judged(delivery := handed_in(done), pieces=2, by=by)
    off = an_open_order(cooperative, title="不做了的背带")
    cancel(order=off, by=by)
    again = judged(handed_in(in_hand(an_open_order(cooperative), member)), REJECT, 1, by)
    asked = appeal(check_made=again, words="线是好的，请再看看", by=her(done))
    second = a_keeper(cooperative)
    decide(appeal=asked, is_granted=False, answer="背面有线头", by=second)
    done = Assignment.objects.get(pk=done.pk)
    return {
        "p-no": no, "p-done": done, "p-finished": done.production_order, "p-off": off,
        "p-checked": delivery, "p-answered": asked, "p-told": again,
    }  # fmt: skip
