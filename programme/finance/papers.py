"""Papers for the bank: sealed, looked at on record, deleted once the bank has decided."""

from django.db import transaction
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file, read_file, write_sighting
from programme.finance.errors import NotNow
from programme.finance.models import CasePaper, LoanCase
from programme.finance.states import WITH_BANK

MOST = 12


@transaction.atomic
def add_paper(*, case: LoanCase, name_zh: str, photo: bytes, by: User) -> CasePaper:
    """Raises NotNow: the bank has decided, or there are enough."""
    still = LoanCase.objects.select_for_update(of=("self",)).filter(pk=case.pk, state__in=WITH_BANK)
    if not still.exists() or case.papers.count() >= MOST:
        raise NotNow
    kept = keep_file(
        data=photo, kind=PrivateFile.Kind.PROOF, content_type="image/jpeg", owner=_whose(case, by)
    )
    paper = CasePaper.objects.create(case=case, name_zh=name_zh, file=kept)
    log(instance=case, action="loan.paper", user=by)
    return paper


@transaction.atomic
def look_at_paper(*, paper: CasePaper, viewer: User, reason: str) -> bytes:
    """Raises Unreadable."""
    about = paper.file.owner
    write_sighting(viewer=viewer, about=about, what="loan.paper", reason=reason)
    return read_file(paper.file)


@transaction.atomic
def take_paper_back(*, paper: CasePaper, by: User) -> None:
    destroy_file(paper.file)
    log(instance=paper.case, action="loan.paper_back", user=by)


def destroy_papers(case: LoanCase) -> None:
    """Within the caller's transaction: they have served."""
    for paper in CasePaper.objects.filter(case=case).select_related("file"):
        destroy_file(paper.file)


def _whose(case: LoanCase, by: User) -> User:
    """Hers, so that each look at it is told to her; without an account, who handed it in."""
    artisan = case.person.artisan
    return artisan.user if artisan and artisan.user else by
