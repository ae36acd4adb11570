"""How it is made and of what: shown, added, taken away; and the sheet of materials."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.pictures.errors import PictureRefused
from ground.privacy.playing import play
from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.production.errors import ProductionError
from sellers.production.forms import MaterialForm, MoveForm, PictureForm, RecordingForm
from sellers.production.guides import need, need_not, remove, show_picture, show_recording
from sellers.production.keeper_views import BOTH, found, shown, tried
from sellers.production.materials import lines_of, move_material, settle
from sellers.production.models import Assignment, Material, MaterialMove, ProductionOrder
from sellers.production.queries import assignments_in, guides_in

_FORMS: dict[str, type[Form]] = {
    "picture": PictureForm,
    "recording": RecordingForm,
    "material": MaterialForm,
}


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def guide(request: CoopRequest, pk: int) -> HttpResponse:
    """Any of its buttons adds all that is filled in; what is half done stays on the page."""
    order = found(request, pk)
    sent = _sent(request) if request.method == "POST" else {}
    wrong = {what: form for what, form in sent.items() if not _add(request, order, what, form)}
    if len(wrong) < len(sent):
        messages.success(request, _("加上了。"))
    if sent and not wrong:
        return redirect("production-guide", request.cooperative.pk, pk)
    context = {
        "order": order,
        "guides": order.instructions.select_related("picture", "recording"),
        "materials": order.materials.order_by("pk"),
        "wrong": wrong.values(),
        **{what: form(prefix=what) for what, form in _FORMS.items()},
        **wrong,
    }
    return shown(request, "guide", context, 400 if request.method == "POST" else 200)


def _sent(request: CoopRequest) -> dict[str, Form]:
    """What is filled in; where nothing is, what the button is for."""
    forms = {what: form(request.POST, request.FILES, prefix=what) for what, form in _FORMS.items()}
    filled = {what: form for what, form in forms.items() if form.has_changed()}
    pressed = request.POST.get("what", "")
    meant = pressed if pressed in forms else "picture"
    return filled or {meant: forms[meant]}


def _add(request: CoopRequest, order: ProductionOrder, what: str, form: Form) -> bool:
    if not form.is_valid():
        return False
    data = form.cleaned_data
    deeds: dict[str, Callable[[], object]] = {
        "picture": lambda: show_picture(
            order=order, file=data["picture"], words=data["words"], by=request.user
        ),
        "recording": lambda: show_recording(
            order=order,
            file=data["recording"],
            told=data["recording"].content_type or "",
            words=data["words"],
            by=request.user,
        ),
        "material": lambda: need(order=order, by=request.user, **data),
    }
    try:
        deeds[what]()
    except (ProductionError, PictureRefused) as refusal:
        form.add_error({"material": "name"}.get(what, what), refusal.told)
        return False
    return True


@coop_page(Role.LEAD)
@require_POST
def remove_guide(request: CoopRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(guides_in(request.cooperative), pk=pk)
    tried(request, _("拿掉了。"), remove, guide=row)
    return redirect("production-guide", request.cooperative.pk, row.production_order_id)


@coop_page(Role.LEAD)
@require_POST
def remove_material(request: CoopRequest, pk: int) -> HttpResponse:
    rows = Material.objects.filter(production_order__cooperative=request.cooperative)
    row = get_object_or_404(rows, pk=pk)
    tried(request, _("拿掉了。"), need_not, material=row)
    return redirect("production-guide", request.cooperative.pk, row.production_order_id)


@coop_page(Role.QUALITY, Role.STOCK)
@require_safe
def guide_file(request: CoopRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(guides_in(request.cooperative), pk=pk)
    if row.recording is None:
        raise Http404
    return play(request, row.recording)


@coop_page(Role.STOCK)
@require_safe
def materials(request: CoopRequest, pk: int) -> HttpResponse:
    """Who has how much of what, and what is still out."""
    order = found(request, pk)
    return shown(request, "materials", {"order": order, "lines": lines_of(order)})


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def move(request: CoopRequest, pk: int, material: int) -> HttpResponse:
    """One material with one member."""
    hers = get_object_or_404(assignments_in(request.cooperative), pk=pk)
    row = get_object_or_404(hers.production_order.materials, pk=material)
    form = MoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        kind = MaterialMove.Kind(data["kind"])
        details = {"assignment": hers, "material": row, "kind": kind, "amount": data["amount"]}
        if tried(request, _("记好了。"), move_material, **details):
            return redirect(
                "production-materials", request.cooperative.pk, hers.production_order_id
            )
    lines = [each for each in lines_of(hers.production_order, hers) if each.material == row]
    context = {"hers": hers, "order": hers.production_order, "material": row, "form": form}
    status = 400 if form.errors else 200
    return shown(request, "move", context | {"line": lines[0] if lines else None}, status)


@coop_page(Role.STOCK)
@require_POST
def settle_materials(request: CoopRequest, pk: int) -> HttpResponse:
    hers: Assignment = get_object_or_404(assignments_in(request.cooperative), pk=pk)
    told = _("按交来的件数记了用掉的，剩下的在表里。")
    tried(request, told, settle, assignment=hers)
    return redirect("production-materials", request.cooperative.pk, hers.production_order_id)
