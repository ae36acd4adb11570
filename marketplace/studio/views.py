"""The start page of whoever runs a shop, and what she earned; gathers what others own."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from catalog.questions.queries import waiting_about
from catalog.studio_doors import works_in
from catalog.studio_queries import nods_waiting
from ground.accounts.goals import next_of
from ground.accounts.models import User
from ground.accounts.services import choose_easy_read
from ground.money.months import Month
from marketplace.studio.chart import chart_of
from marketplace.studio.circles import circle_of
from marketplace.studio.queries import owed_fen, parts_of_month, shares_by_month, totals
from marketplace.studio.sales import Sale
from marketplace.studio.sheet import sheet_of
from sellers.artisans.doors import ANYTHING, StudioRequest, studio_page, undone
from sellers.artisans.models import Scope
from sellers.partner.models import Partner
from sellers.partner.queries import money_shops_of, sees_money, shops_of
from sellers.sharing.queries import cooperatives_that_owe
from sellers.verification.queries import claims_to_vouch, proof_state
from shop.commission.queries import terms_for
from shop.fulfilment.queries import OPEN, counts_of, earned_since, lying_with, seller_orders_for
from shop.moderation.queries import lasting_for
from shop.payouts.outlook import outlook
from shop.payouts.queries import without_account
from shop.returns.queries import waiting_for
from shop.reviews.queries import unanswered_for

PARTS_A_PAGE = 20


@studio_page(ANYTHING)
@require_safe
def start(request: StudioRequest) -> HttpResponse:
    """What waits for her; a helper sees the orders if she may, and never the money."""
    shops = _shops_in(request)
    sees_orders = request.grant is None or Scope.ORDERS in request.grant.scopes
    context: dict[str, object] = {"here": "start", "shops": shops}
    if sees_orders:
        context["circle"] = circle_of(request.subject, sees_money=request.grant is None)
    if not shops:
        return render(request, "studio/no_shop.html", context)
    if sees_orders:
        open_parts = seller_orders_for(request.subject).filter(status__in=OPEN, shop__in=shops)
        context["parts"] = _page(request, open_parts.order_by("respond_by", "pk"))
        context["counts"] = counts_of(open_parts)
        context["returns"] = waiting_for(request.subject)
        own_alone = request.grant is not None
        context["reviewed"] = unanswered_for(request.subject, own_alone=own_alone)
    if request.grant is None or Scope.WORKS in request.grant.scopes:
        context["asked"] = waiting_about(works_in(request))
    if request.grant is None:
        context |= _hers_alone(request.subject, shops)
    return render(request, "studio/start.html", context)


def _hers_alone(user: User, shops: list[Partner]) -> dict[str, object]:
    """What no helper sees: money to whom it concerns, and whatever waits for her own word."""
    keeps = any(shop.cooperative_id for shop in shops)
    return {
        "proof": proof_state(user, shops),
        "sees_money": (sees := sees_money(user, shops)),
        "earned_fen": earned_since(user, Month.current().start) if sees else 0,
        "lying": lying_with(shops),
        "keeps": keeps,
        "vouching": claims_to_vouch(user).count() if keeps else 0,
        "nods": nods_waiting(user),
        "suspended": lasting_for(user),
        "lacking": without_account(shops) if sees else [],
    }


@studio_page(None)
@require_safe
def income(request: StudioRequest) -> HttpResponse:
    """A month in sentences, each sale with what was kept and when it is hers."""
    shops = list(money_shops_of(request.subject))
    if not shops:
        return _no_income(request)
    month = _month(request)
    sums, owed = totals(request.subject, month), owed_fen(shops)
    parts = _page(request, parts_of_month(request.subject, month))
    context = {
        "here": "income",
        "shops": shops,
        "month": month,
        "sums": sums,
        "owed_fen": owed,
        "ready_fen": owed - sums.waiting,
        "return_days": settings.RETURN_DAYS,
        "parts": parts,
        "also": f"month={month.key}",
        "terms": terms_for(shops),
        "outlook": outlook(shops),
        "sales": [Sale(part) for part in parts],
        "chart": chart_of(shares_by_month(request.subject, Month.current().year_before())),
    }
    return render(request, "studio/income.html", context)


def _no_income(request: StudioRequest) -> HttpResponse:
    """She has no shop; or a cooperative's, whose money is not hers to see."""
    keeps = shops_of(request.subject).exists()
    template = "studio/no_income.html" if keeps else "studio/no_shop.html"
    is_member = cooperatives_that_owe(request.subject).exists()
    return render(request, template, {"here": "income", "is_member": is_member})


@studio_page(None)
@require_safe
def income_sheet(request: StudioRequest) -> HttpResponse:
    if not money_shops_of(request.subject).exists():
        return redirect("studio-income")
    month = _month(request)
    sales = (Sale(part) for part in parts_of_month(request.subject, month))
    return HttpResponse(
        sheet_of(sales),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="qiaoshou-{month.key}.csv"'},
    )


@studio_page(ANYTHING)
@require_POST
def easy_read(request: StudioRequest) -> HttpResponse:
    """One press on, one press off, and back to where she was; for who presses alone."""
    is_on = request.POST.get("easy") == "on"
    choose_easy_read(user=request.user, is_on=is_on)
    on, off = _("现在字大了，一页只问一件事。"), _("页面变回原来的样子了。")
    undone(request, on if is_on else off, messages.SUCCESS)  # hers to see, no act for another
    return redirect(next_of(request) or "studio")


def _shops_in(request: StudioRequest) -> list[Partner]:
    """A helper meets the artisan's own shop alone, not those of a cooperative that she keeps."""
    shops = shops_of(request.subject)
    return list(shops.filter(artisan__user=request.subject) if request.grant else shops)


def _month(request: HttpRequest) -> Month:
    return Month.asked(request.GET.get("month", ""))


def _page(request: HttpRequest, parts: QuerySet) -> Page:
    number = request.GET.get("page", "1")
    return Paginator(parts, PARTS_A_PAGE).get_page(number if len(number) < 9 else 1)
