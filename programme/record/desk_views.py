"""The officer's desk: the women of her region, one by one, and what is proven of each."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programme.record import services
from programme.record.desk_forms import CheckForm, DayField, PersonForm, PovertyForm, SpellForm
from programme.record.errors import HandoverOpen, NotNow, NoUnit, SamePerson
from programme.record.looking import look
from programme.record.models import Person, Spell
from programme.record.move_queries import gone_from, homes_of
from programme.record.queries import alike_for, is_priority, persons_for, spells_of, way_of
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.desk_forms import ReasonForm
from sellers.verification.desk_lists import page_of


def writes(officer: Officer) -> bool:
    """An auditor reads."""
    return not officer.audits


@desk_page()
@require_safe
def list_persons(request: DeskRequest) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:40]
    rows = persons_for(request.officer)
    rows = rows.filter(name_zh__contains=asked) if asked else rows
    also = urlencode({"q": asked}) if asked else ""
    context = {"here": "programme", "q": asked, "also": also, "persons": page_of(request, rows)}
    return render(request, "record/desk_list.html", context)


@desk_page(writes)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: DeskRequest) -> HttpResponse:
    form = PersonForm(request.officer, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.county_found:
        person = _registered(request, form)
        if person and persons_for(request.officer).filter(pk=person.pk).exists():
            return redirect("desk-person", person.pk)
        if person:  # another reporting unit's, by her own choice
            return redirect("desk-persons")
    context = {"here": "programme", "form": form}
    return render(request, "record/desk_new.html", context, status=400 if form.errors else 200)


def _registered(request: DeskRequest, form: PersonForm) -> Person | None:
    special = form.cleaned_data.get("special", "")
    try:
        person = services.register_person(
            officer=request.officer, facts=form.facts, special=special
        )
    except NoUnit:
        form.add_error("special", _("这个地方不在那里，请看清楚再选"))
    except SamePerson as refusal:
        known = persons_for(request.officer).filter(pk=refusal.pk).first()
        if known:
            messages.info(request, _("这张证已经登记过了，就是她。"))
            return known
        form.add_error("number", _("这张证在别的地方登记过了。她搬来了，就问她愿不愿意转过来"))
    else:
        messages.success(request, _("登记好了。"))
        return person
    return None


def _person(request: DeskRequest, pk: int) -> Person:
    return get_object_or_404(persons_for(request.officer), pk=pk)


@desk_page()
@require_safe
def show_person(request: DeskRequest, pk: int) -> HttpResponse:
    if gone_from(request.officer).filter(pk=pk).exists():
        return redirect("desk-person-gone", pk)
    person = _person(request, pk)
    look(person=person, officer=request.officer, what="person.way", reason=_("看她走过的路"))
    return _page(request, person)


def _page(request: DeskRequest, person: Person, status: int = 200, **more: object) -> HttpResponse:
    forms: dict[str, object] = {
        "poverty": PovertyForm(prefix="poverty"),
        "spell": SpellForm(prefix="spell"),
        "check": CheckForm(prefix="check"),
    }
    context = {
        "here": "programme",
        "person": person,
        "steps": page_of(request, way_of(person)),
        "homes": homes_of(person),
        "spells": spells_of(person),
        "alike": alike_for(request.officer, person),
        "has_list": person.poverty.exists(),
        "may_write": writes(request.officer),
        **forms,
        **more,
    }
    return render(request, "record/desk_one.html", context, status=status)


@desk_page(writes)
@sensitive_post_parameters()
@require_POST
def check_person(request: DeskRequest, pk: int) -> HttpResponse:
    """From now on figures count her."""
    person, form = _person(request, pk), CheckForm(request.POST, prefix="check")
    if not form.is_valid():
        return _page(request, person, status=400, check=form)
    print_ = form.cleaned_data["number"]
    try:
        services.note_check(person=person, identity_print=print_, officer=request.officer)
    except SamePerson:
        messages.error(request, _("这张证登记的是另一份。如果是同一个人，请合并。"))
    except NotNow:
        messages.info(request, _("没有改动：已经核对过，或者号码和登记的不一样。"))
    else:
        messages.success(request, _("核对好了。从现在起，数字里有她。"))
    return redirect("desk-person", person.pk)


@desk_page()
@require_POST
def look_at_household(request: DeskRequest, pk: int) -> HttpResponse:
    """On this one answer; the look is on record, for her too."""
    person = _person(request, pk)
    form = ReasonForm(request.POST, prefix="why")
    if not form.is_valid():
        return _page(request, person, status=400, why=form)
    reason = form.cleaned_data["reason"]
    look(person=person, officer=request.officer, what="person.poverty", reason=reason)
    return _page(request, person, lists=list(person.poverty.all()), is_priority=is_priority(person))


@desk_page(writes)
@sensitive_post_parameters()
@require_POST
def note_household(request: DeskRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    form = PovertyForm(request.POST, prefix="poverty")
    if not form.is_valid():
        return _page(request, person, status=400, poverty=form)
    services.note_poverty(person=person, officer=request.officer, **form.cleaned_data)
    messages.success(request, _("记下了。"))
    return redirect("desk-person", person.pk)


@desk_page(writes)
@require_POST
def note_work(request: DeskRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    form = SpellForm(request.POST, prefix="spell")
    if not form.is_valid():
        return _page(request, person, status=400, spell=form)
    data = form.cleaned_data
    kind = Spell.Kind(data.pop("kind"))
    if services.open_spell(person=person, kind=kind, officer=request.officer, **data):
        messages.success(request, _("记下了。"))
    else:
        messages.info(request, _("这样的已经记着一条，还没有结束，没有改动。"))
    return redirect("desk-person", person.pk)


@desk_page(writes)
@require_POST
def end_work(request: DeskRequest, pk: int, spell: int) -> HttpResponse:
    person = _person(request, pk)
    row = get_object_or_404(spells_of(person), pk=spell)
    day = DayField(label="")
    try:
        ended_on = day.clean(request.POST.get("ended_on", "")[:20])
        services.close_spell(spell=row, ended_on=ended_on, by=request.user)
    except (NotNow, day.Refused):
        messages.error(request, _("没有改动：日期不对，或者已经结束了。"))
    else:
        messages.success(request, _("记下了。"))
    return redirect("desk-person", person.pk)


@desk_page(writes)
@require_POST
def merge_persons(request: DeskRequest, pk: int, other: int) -> HttpResponse:
    """The other row is hers too; both of her region."""
    kept, other_row = _person(request, pk), _person(request, other)
    try:
        services.merge(kept=kept, other=other_row, officer=request.officer)
    except HandoverOpen:
        messages.error(request, _("没有改动：她正在转到别的地方，先把交接办完。"))
    except NotNow:
        messages.error(request, _("没有改动：两边都有账户，或者刚刚有人合并过。"))
    else:
        messages.success(request, _("合并好了。两边做过的事，都算在她一个人名下。"))
    return redirect("desk-person", kept.pk)
