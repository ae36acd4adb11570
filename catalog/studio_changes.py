"""What is changed of a work afterwards, one small thing a page."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from catalog.consents import refuse_unless_granted, set_member_price
from catalog.drafts import (
    change_facts,
    change_kind,
    change_kind_alone,
    nod,
    not_yet,
    take_down,
    throw_away,
)
from catalog.errors import HasMoved, NotAnyMore, NotGranted, NotReadyToList, StillLying
from catalog.fact_forms import FACTS
from catalog.models import Product
from catalog.services import set_price
from catalog.studio_doors import (
    her_work_to_change,
    is_made_by,
    own_work,
    own_work_to_change,
    page,
    publish,
    typed,
)
from catalog.studio_forms import KindForm, PriceForm, PriceHelp, StockForm
from catalog.voice_forms import as_typed
from ground.accounts.unfinished import forget_typed, keeps_what_was_typed
from ground.easy.questions import is_answered
from sellers.artisans.doors import name_act, studio_page, undone
from sellers.artisans.models import Scope
from sellers.cooperatives.models import Grant
from sellers.cooperatives.queries import keeps_stock
from sellers.stockroom.errors import OutOfStock

BOTH = ["GET", "HEAD", "POST"]


@keeps_what_was_typed
@studio_page(Scope.WORKS, act=gettext_noop("改了作品介绍"))
@require_http_methods(BOTH)
@her_work_to_change
def change_fact(request: HttpRequest, work: Product, name: str) -> HttpResponse:
    if name not in FACTS:
        raise Http404
    fact = FACTS[name]
    back = typed(request)
    form = fact.form(
        request.POST if request.method == "POST" else None, initial=fact.of(work) | back
    )
    if is_answered(form, request):
        forget_typed(request)
        change_facts(work=work, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("写好了，存下来了。"))
        return redirect("studio-work", work.pk)
    context = {"work": work, "form": form, "fact": fact, "came_back": bool(back)}
    return page(request, "catalog/studio/fact.html", context, _status(form))


def _status(form: Form) -> int:
    return 400 if form.errors else 200


@keeps_what_was_typed
@studio_page(Scope.WORKS, act=gettext_noop("改了价格"))
@require_http_methods(BOTH)
@her_work_to_change
def change_price(request: HttpRequest, work: Product) -> HttpResponse:
    is_sent = request.method == "POST"
    back = typed(request)
    first = {"price": as_typed(work.price_fen)} | back
    form = PriceForm(request.POST if is_sent else None, initial=first)
    price_help = PriceHelp(request.POST if is_sent else None, initial=back)
    is_right = is_sent and form.is_valid() & price_help.is_valid()
    reckons = is_sent and (request.POST.get("do") == "help" or price_help.is_new)
    if is_right and not reckons:
        if _set_price(request, work, form):
            return redirect("studio-work", work.pk)
        is_right = False
    context = {"work": work, "form": form, "price_help": price_help, "came_back": bool(back)}
    context |= price_help.beside(form.cleaned_data.get("price")) if is_sent else {}
    status = 400 if is_sent and not is_right else 200
    return page(request, "catalog/studio/price.html", context, status)


def _set_price(request: HttpRequest, work: Product, form: Form) -> bool:
    """Her own; or a member's, as far as she lets her cooperative. False: the form says why not."""
    service = set_price if is_made_by(request, work) else set_member_price
    try:
        service(work=work, price_fen=form.cleaned_data["price"], by=request.user)
    except NotGranted as refusal:
        form.add_error("price", str(refusal.told))
        return False
    forget_typed(request)
    messages.success(request, _("价格改好了。买家现在看到的是新价格。"))
    return True


@keeps_what_was_typed
@studio_page(Scope.WORKS, act=gettext_noop("改了件数"))
@require_http_methods(BOTH)
@her_work_to_change
def change_stock(request: HttpRequest, work: Product) -> HttpResponse:
    """A cooperative's pieces come and go in its stockroom; here alone how they are sold."""
    is_kept = bool(work.shop and work.shop.cooperative_id)
    first = {"kind": work.stock_kind, "pieces": work.stock.on_hand}
    sent = request.POST if request.method == "POST" else None
    form = (KindForm if is_kept else StockForm)(sent, initial=first | typed(request))
    if is_answered(form, request) and _set_stock(request, work, form):
        return redirect("studio-work", work.pk)
    context = {"work": work, "form": form, "is_kept": is_kept}
    context["keeps"] = is_kept and keeps_stock(request.user, work.shop.cooperative_id)
    return page(request, "catalog/studio/stock.html", context, _status(form))


def _set_stock(request: HttpRequest, work: Product, form: Form) -> bool:
    """False: the form says why not."""
    try:
        if not is_made_by(request, work):
            refuse_unless_granted(work, Grant.Kind.STOCK)
        if isinstance(form, KindForm):
            change_kind_alone(work=work, by=request.user, **form.cleaned_data)
        else:
            change_kind(work=work, by=request.user, **form.cleaned_data)
    except (NotGranted, StillLying) as refusal:
        form.add_error(None, str(refusal.told))
    except OutOfStock:
        told = _("有 %(held)s 件已经卖了还没寄，不能写得更少。") % {"held": work.stock.held}
        form.add_error("pieces", told)
    else:
        forget_typed(request)
        messages.success(request, _("改好了。"))
    return not form.errors


@studio_page(Scope.WORKS, act=gettext_noop("上架了作品"))
@require_POST
@her_work_to_change
def show_again(request: HttpRequest, work: Product) -> HttpResponse:
    try:
        if work.state == "asked" and request.grant is None:
            nod(work=work, seen=request.POST.get("seen", ""), by=request.user)
        else:
            publish(request, work)
    except NotReadyToList:
        undone(request, _("还缺几样，写好才能上架。"), messages.ERROR)
        return redirect("studio-work", work.pk)
    except NotAnyMore:
        undone(request, _("刚才又改过，请再看一眼。"))
        return redirect("studio-work", work.pk)
    return redirect("studio-work-listed", work.pk)


@studio_page(Scope.WORKS, act=gettext_noop("暂停了作品"))
@require_POST
@her_work_to_change
def pause(request: HttpRequest, work: Product) -> HttpResponse:
    take_down(work=work, by=request.user)
    messages.success(request, _("暂停了，买家看不到了。已经下的订单照旧。"))
    return redirect("studio-work", work.pk)


@studio_page(None)
@require_POST
@own_work
def say_yes(request: HttpRequest, work: Product) -> HttpResponse:
    """She alone nods."""
    try:
        nod(work=work, seen=request.POST.get("seen", ""), by=request.user)
    except (NotAnyMore, NotReadyToList):
        messages.info(request, _("刚才又改过，请再看一眼。"))
        return redirect("studio-work", work.pk)
    return redirect("studio-work-listed", work.pk)


@studio_page(None)
@require_POST
@own_work
def say_not_yet(request: HttpRequest, work: Product) -> HttpResponse:
    not_yet(work=work, by=request.user)
    messages.success(request, _("好，先不上架。它在草稿里。"))
    return redirect("studio-works")


@studio_page(Scope.WORKS, act=gettext_noop("删了草稿"))
@require_http_methods(BOTH)
@own_work_to_change
def delete_draft(request: HttpRequest, work: Product) -> HttpResponse:
    """The page asks first: what is deleted does not come back."""
    if work.is_public or work.listed_at:
        undone(request, _("上架过的作品不能删，可以暂停。"))
        return redirect("studio-work", work.pk)
    if request.method != "POST":
        return page(request, "catalog/studio/delete.html", {"work": work})
    try:
        throw_away(work=work, by=request.user)
    except HasMoved as refusal:
        undone(request, str(refusal.told), messages.ERROR)
        return redirect("studio-work", work.pk)
    except NotAnyMore:
        undone(request, _("上架过的作品不能删，可以暂停。"))
        return redirect("studio-work", work.pk)
    name_act(request, work.title)
    messages.success(request, _("草稿删掉了。"))
    return redirect("studio-works")
