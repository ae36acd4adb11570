from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.log_actions import log

from ground.money.formats import format_fen
from marketplace.account.errors import AccountStays, MembersOwe, MoneyOwed, OrdersOpen
from marketplace.account.queries import everything_about
from marketplace.account.services import delete_account, refuse_if_needed

private = cache_control(private=True, no_store=True)


@private
@login_required
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    log(instance=request.user, action="account.export", user=request.user)
    return JsonResponse(
        everything_about(request.user),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": 'attachment; filename="qiaoshou-data.json"'},
    )


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    try:
        if request.method == "POST":
            delete_account(user=request.user)
            logout(request)
            return render(request, "accounts/deleted.html")
        refuse_if_needed(request.user)
    except AccountStays as refusal:
        context = {"refusal": _why(refusal)}
        status = 409 if request.method == "POST" else 200
        return render(request, "accounts/delete.html", context, status=status)
    return render(request, "accounts/delete.html")


def _why(refusal: AccountStays) -> str:
    if isinstance(refusal, OrdersOpen):
        return _("你的店铺还有没完成的订单，买家在等着。等它们都完成了，再来注销。")
    if isinstance(refusal, MoneyOwed):
        return _("平台还欠你 %(amount)s 没有结算。收到这笔钱之后，再来注销。") % {
            "amount": format_fen(refusal.fen)
        }
    if isinstance(refusal, MembersOwe):
        return _("合作社还欠你 %(amount)s。收到这笔钱之后，再来注销。") % {
            "amount": format_fen(refusal.fen)
        }
    return _("合作社现在只有你一位负责人。请先把它交给另一位，再来注销。")
