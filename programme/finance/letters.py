"""What she is told of her loan, her subsidy and her withholding."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from ground.money.formats import format_fen
from programme.finance.models import CaseMove, IncomeConsent, SubsidyClaim
from programme.finance.states import State
from programme.record.models import Person


def reach_of(person: Person) -> Reach:
    """Her account's phone; without an account the one she gave, if she did."""
    user = person.artisan.user if person.artisan else None
    if user is None:
        return Reach(phone=person.phone)
    return Reach(phone=user.phone, email=user.email, language=user.language)


def tell_case(move: CaseMove) -> None:
    case = move.case
    reach = reach_of(case.person)
    with override(reach.language):
        said = _said(move.state)
        if not said:
            return
        names = {
            "kind": case.get_kind_display(),
            "bank": case.bank_zh,
            "reason": case.reason,
            "amount": format_fen(case.granted_fen or case.amount_fen),
            "url": page(),
        }
        tell(
            kind=f"loan.{move.state}",
            key=f"loan.{move.state}:{move.pk}",
            reach=reach,
            subject=_("你的贷款申请"),
            body=said % names,
        )


def _said(state: str) -> str:
    return {
        State.CHECKED: _("【巧手】%(kind)s的条件看过了。可以查：%(url)s"),
        State.PAPERS: _("【巧手】%(kind)s要准备材料了。怎么准备，看这里：%(url)s"),
        State.RECOMMENDED: _("【巧手】%(kind)s已经推荐上去了。可以查：%(url)s"),
        State.BANK: _("【巧手】%(kind)s的材料交给%(bank)s了。批不批由银行定：%(url)s"),
        State.GRANTED: _("【巧手】%(kind)s贷到了 %(amount)s，由%(bank)s发放。可以查：%(url)s"),
        State.REFUSED: _("【巧手】%(kind)s没有批下来。原因：%(reason)s 可以查：%(url)s"),
        State.REPAID: _("【巧手】%(kind)s还清了，记好了。可以查：%(url)s"),
        State.EXTENDED: _("【巧手】%(kind)s展期了。展期的日子没有贴息。可以查：%(url)s"),
        State.OVERDUE: _("【巧手】%(kind)s过了还款的日子。有难处请告诉我们：%(url)s"),
    }.get(State(state), "")


def tell_claim(claim: SubsidyClaim) -> None:
    """`paid` or `refused`."""
    reach = reach_of(claim.case.person)
    with override(reach.language):
        said = {
            "paid": _("【巧手】第 %(year)s 年的贴息 %(amount)s 发下来了。可以查：%(url)s"),
            "refused": _("【巧手】第 %(year)s 年的贴息没有批下来。可以查：%(url)s"),
        }[claim.state]
        names = {"year": claim.year, "amount": format_fen(claim.subsidy_fen), "url": page()}
        tell(
            kind=f"subsidy.{claim.state}",
            key=f"subsidy.{claim.state}:{claim.pk}",
            reach=reach,
            subject=_("你的贴息"),
            body=said % names,
        )


def tell_consent(consent: IncomeConsent) -> None:
    """An officer wrote down her word; she may say that it was not hers."""
    reach = reach_of(consent.person)
    with override(reach.language):
        said = _("【巧手】县里记下了：你同意记家里的收入。不是你说的，就在这里收回：%(url)s")
        tell(
            kind="income.consent",
            key=f"income.consent:{consent.pk}",
            reach=reach,
            subject=_("家里收入的记录"),
            body=said % {"url": f"{settings.SITE_URL}{reverse('studio-finance-income')}"},
        )


def page() -> str:
    return f"{settings.SITE_URL}{reverse('studio-finance')}"
