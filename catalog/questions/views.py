"""Ask the maker something about a work, and read what others asked."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from catalog.models import Product
from catalog.questions.errors import AskedAlready
from catalog.questions.forms import AskForm
from catalog.questions.queries import answered_questions
from catalog.questions.services import ask
from ground.accounts.errors import TooManyRequests
from ground.accounts.limits import Limit, network_of, take_turn
from ground.accounts.models import User
from ground.pagecache.decorators import public_page

A_PAGE = 20
ASKED_FROM_ADDRESS = (
    Limit("question-day", 20, timedelta(days=1)),
    Limit("question-hour", 6, timedelta(hours=1)),
)
ASKED_BY_ONE = (Limit("question-one-day", 6, timedelta(days=1)),)


@public_page
def show_questions(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    work = get_object_or_404(Product.objects.listed(), pk=pk)
    if slug != work.slug:
        return redirect("work-questions", work.slug, pk, permanent=True)
    number = request.GET.get("page", "1")
    if len(number) > 9:
        raise Http404
    page = Paginator(answered_questions(work), A_PAGE).get_page(number)
    return render(request, "questions/all.html", {"work": work, "questions": page})


@cache_control(private=True, no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    works = Product.objects.listed().select_related("shop", "maker")
    work = get_object_or_404(works, pk=pk, slug=slug)
    by = request.user if request.user.is_authenticated else None
    form = AskForm(request.POST if request.method == "POST" else None, is_known=by is not None)
    if form.is_valid() and _is_taken(request, work, form, by):
        return redirect(f"{reverse('ask', args=[slug, pk])}?asked=1")
    context = {"work": work, "form": form, "asked": "asked" in request.GET}
    return render(request, "questions/ask.html", context, status=400 if form.errors else 200)


def _is_taken(request: HttpRequest, work: Product, form: AskForm, by: User | None) -> bool:
    """False: the form says why not."""
    typed = form.cleaned_data
    contact = typed.get("contact", "")
    from_here = network_of(get_adapter().get_client_ip(request))
    who = f"user:{by.pk}" if by else contact
    try:
        take_turn((ASKED_FROM_ADDRESS, from_here), (ASKED_BY_ONE, who))
        language = get_language() or "zh-hans"
        ask(work=work, words=typed["words"], contact=contact, by=by, language=language)
    except TooManyRequests:
        form.add_error(None, _("问得太勤了，请过一会儿再来"))
    except AskedAlready:
        form.add_error("words", _("这个问题已经有人问了，正在等回答"))
    return not form.errors
