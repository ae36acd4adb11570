"""A cooperative's bookkeeper pays members through the platform: written, shown once more, done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ground.money.formats import format_fen
from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.sharing.errors import MoreThanOwed
from sellers.sharing.forms import PayForm
from shop.payouts.errors import NotCovered, NotReachable
from shop.payouts.members import due_for_members, pay_members, reachable_of


@coop_page(Role.BOOKKEEPER)
@require_http_methods(["GET", "HEAD", "POST"])
def pay_on(request: CoopRequest) -> HttpResponse:
    coop = request.cooperative
    form = PayForm(request.POST if request.method == "POST" else None, owed=reachable_of(coop))
    context = {"here": "coop", "due_fen": due_for_members(coop)}
    sure = request.POST.get("sure", "")
    if not form.is_valid() or sure == "back":
        status = 400 if form.errors else 200
        return render(request, "payouts/members.html", context | {"form": form}, status=status)
    if sure != "yes":
        context |= {"lines": form.lines, "total_fen": sum(form.sums.values())}
        return render(request, "payouts/members_sure.html", context)
    _pay(request, form)
    return redirect("coop-shares", coop.pk)


def _pay(request: CoopRequest, form: PayForm) -> None:
    try:
        pay_members(cooperative=request.cooperative, sums=form.sums, by=request.user)
        messages.success(request, _("记好了。平台下次打款时，打到她们的账户。"))
    except NotCovered as refusal:
        told = _("平台现在能给合作社的是 %(sum)s，不够。什么都没有记。")
        messages.error(request, told % {"sum": format_fen(refusal.due_fen)})
    except (NotReachable, MoreThanOwed):
        messages.error(request, _("刚才有变动，什么都没有记。请再看一眼。"))
