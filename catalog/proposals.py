"""What she said, written down: put into the work, or proposed to her where buyers see it."""

from django.db import transaction
from wagtail.log_actions import log

from catalog.drafts import change_facts
from catalog.errors import NotAnyMore
from catalog.letters import tell_proposed
from catalog.models import Product, Proposal
from catalog.services import set_price
from catalog.voice import drop_note
from ground.accounts.models import User


@transaction.atomic
def write_down(*, work: Product, title: str, story_zh: str, price_fen: int, by: User) -> None:
    """A price of 0: it has none yet, or keeps the one it has."""
    change_facts(work=work, facts={"title": title, "story_zh": story_zh}, by=by)
    if price_fen and price_fen != work.price_fen:
        set_price(work=work, price_fen=price_fen, by=by)


@transaction.atomic
def propose(*, work: Product, title: str, story_zh: str, price_fen: int, by: User) -> Proposal:
    """In place of one before; pressed twice it is one, and she is told once."""
    Product.objects.select_for_update(of=("self",)).get(pk=work.pk)
    said = {"title": title, "story_zh": story_zh, "price_fen": price_fen, "by": by}
    same = Proposal.objects.filter(work=work, **said).first()
    if same:
        return same
    Proposal.objects.filter(work=work).delete()
    proposal = Proposal.objects.create(work=work, **said)
    log(instance=work, action="work.propose", user=by)
    tell_proposed(proposal)
    return proposal


@transaction.atomic
def agree_to(*, proposal: Proposal, by: User) -> None:
    """As she saw it; the recording has done its work. Raises NotAnyMore."""
    _close(proposal)
    work = proposal.work
    said = {"title": proposal.title, "story_zh": proposal.story_zh}
    write_down(work=work, price_fen=proposal.price_fen, by=by, **said)
    drop_note(work=work, by=by)
    log(instance=work, action="work.agree", user=by)


@transaction.atomic
def turn_down(*, proposal: Proposal, by: User) -> None:
    """The work stays as it is, and the recording waits. Raises NotAnyMore."""
    _close(proposal)
    log(instance=proposal.work, action="work.turn_down", user=by)


def _close(proposal: Proposal) -> None:
    """By its number: one written anew meanwhile is another, which she has not seen."""
    closed, _rows = Proposal.objects.filter(pk=proposal.pk).delete()
    if not closed:
        raise NotAnyMore
