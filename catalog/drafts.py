"""How a work comes onto the shelf: kept, filled in, nodded to, put up, or thrown away."""

from typing import Any

from celery import shared_task
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import get_random_string
from pypinyin import lazy_pinyin
from wagtail.log_actions import log

from catalog.errors import HasMoved, NoShop, NotAnyMore, NotHers, NotReadyToList, StillLying
from catalog.letters import tell_asked
from catalog.models import Listing, Product, ProductClass, Proposal
from catalog.photos import destroy_pictures
from catalog.services import list_work, missing_from, set_price, withdraw_work, write_change
from catalog.studio_queries import craft_of, shop_for
from catalog.voice import drop_note
from ground.accounts.models import User
from ground.privacy.services import destroy_file
from sellers.artisans.models import Artisan
from sellers.artisans.services import close_page
from sellers.partner.models import Partner, StockRecord
from sellers.stockroom.models import Stock
from sellers.stockroom.queries import has_moved
from sellers.stockroom.services import count_in

State = Listing.State
USUAL_DAYS = 7  # until she says how long it takes her; no buyer is promised less
MADE_WHEN_ORDERED = {Product.Kind.MADE_TO_ORDER, Product.Kind.CUSTOM}


def open_draft(*, maker: Artisan, key: str, by: User) -> Product:
    """The work that the form with this key fills, however often it is sent.

    Raises NoShop, NotHers.
    """
    shop = shop_for(maker)
    if shop is None:
        raise NoShop
    try:
        listing = Listing.objects.filter(key=key).first() or _new_draft(maker, shop, key, by)
    except IntegrityError:  # two presses at once: the other one made it
        listing = Listing.objects.get(key=key)
    if listing.work.maker_id != maker.pk:
        raise NotHers
    return listing.work


@transaction.atomic
def _new_draft(maker: Artisan, shop: Partner, key: str, by: User) -> Listing:
    """With what is known of her already, so that she is not asked."""
    work = Product.objects.create(
        slug="work",
        is_public=False,
        stock_kind=Product.Kind.ONE_OFF,
        product_class=ProductClass.objects.get_or_create(name="work")[0],
        shop=shop,
        maker=maker,
        craft=craft_of(maker),
        region_id=maker.region_id or shop.region_id,
        is_demo=maker.is_demo,
    )
    Product.objects.filter(pk=work.pk).update(upc=f"Q{work.pk}")
    StockRecord.objects.create(product=work, partner=shop, partner_sku=f"Q{work.pk}")
    count_in(work_id=work.pk, on_hand=1)
    log(instance=work, action="work.draft", user=by)
    return Listing.objects.create(work=work, key=key)


@transaction.atomic
def fill_draft(*, work: Product, title: str, price_fen: int | None, kind: str, by: User) -> None:
    """What she typed so far. Raises NotAnyMore where the work has been on show."""
    open_rows = Product.objects.filter(pk=work.pk, is_public=False, listed_at=None)
    facts = {"title": title, "slug": slug_of(title), "date_updated": timezone.now()}
    if not open_rows.update(**facts):
        raise NotAnyMore
    work.refresh_from_db()
    if price_fen:
        set_price(work=work, price_fen=price_fen, by=by)
    pieces = (work.stock.on_hand or 0) if has_moved(work.pk) else 1
    change_kind(work=work, kind=kind, pieces=pieces, by=by)


def slug_of(title: str) -> str:
    """The title in pinyin, for the address."""
    parts = (part for part in lazy_pinyin(title) if part.isascii() and part.isalnum())
    return "-".join(parts).lower()[:90].strip("-") or "work"


@transaction.atomic
def change_kind(*, work: Product, kind: str, pieces: int | None, by: User) -> None:
    """How it is sold, and how many are there. Raises OutOfStock where more are promised."""
    on_hand = None if kind in MADE_WHEN_ORDERED else pieces
    count_in(work_id=work.pk, on_hand=on_hand)
    _write_kind(work, kind, on_hand, by)


@transaction.atomic
def change_kind_alone(*, work: Product, kind: str, by: User) -> None:
    """How many there are, the cooperative's stockroom alone says. Raises StillLying."""
    Stock.objects.filter(work=work.pk).update(held=F("held"))  # the lock
    on_hand = Stock.objects.get(work=work.pk).on_hand
    most = {Product.Kind.ONE_OFF: 1} | dict.fromkeys(MADE_WHEN_ORDERED, 0)
    if (on_hand or 0) > most.get(kind, on_hand or 0):
        raise StillLying(on_hand)
    now = None if kind in MADE_WHEN_ORDERED else on_hand or 0
    if now != on_hand:
        count_in(work_id=work.pk, on_hand=now, by=by)
    _write_kind(work, kind, now, by)


def _write_kind(work: Product, kind: str, on_hand: int | None, by: User) -> None:
    facts = {"stock_kind": kind, "is_returnable": kind != Product.Kind.CUSTOM}
    if kind in MADE_WHEN_ORDERED and not work.days_to_make:
        facts["days_to_make"] = USUAL_DAYS
    Product.objects.filter(pk=work.pk).update(**facts, date_updated=timezone.now())
    work.refresh_from_db()
    write_change(work, "work.stock", by, {"kind": kind, "pieces": on_hand})


@transaction.atomic
def change_facts(*, work: Product, facts: dict[str, Any], by: User) -> None:
    """What else buyers would like to know; an address once shared stays."""
    if "title" in facts and work.listed_at is None:
        facts = facts | {"slug": slug_of(facts["title"])}
    Product.objects.filter(pk=work.pk).update(**facts, date_updated=timezone.now())
    work.refresh_from_db()
    write_change(work, "work.facts", by, {"names": sorted(facts)})


@transaction.atomic
def put_up(*, work: Product, by: User | None) -> str:
    """On show, or, where her shop is not open yet, ready for the day. Raises NotReadyToList."""
    if missing := missing_from(work):
        raise NotReadyToList(missing)
    is_open = Partner.objects.filter(pk=work.shop_id, is_open=True).exists()
    state = State.SHOWN if is_open else State.READY
    _move(work, state)
    if is_open:
        list_work(work=work, by=by)
    else:
        log(instance=work, action="work.ready", user=by)
    return state


def _move(work: Product, state: str, **facts: Any) -> None:
    """A work from before this table gets its row here."""
    defaults = {"key": get_random_string(32), "state": state, **facts}
    row, is_new = Listing.objects.get_or_create(work=work, defaults=defaults)
    if not is_new:
        Listing.objects.filter(pk=row.pk).update(state=state, **facts)


@transaction.atomic
def ask_her(*, work: Product, by: User) -> str:
    """A helper has typed it; it waits for her nod, and she is told. Raises NotReadyToList."""
    if missing := missing_from(work):
        raise NotReadyToList(missing)
    if not Listing.objects.filter(pk=work.pk, state=State.ASKED).exists():
        now = timezone.now()
        _move(work, State.ASKED, asked_by=by, asked_at=now)
        log(instance=work, action="work.ask", user=by)
        tell_asked(work, by, now)
    return State.ASKED


@transaction.atomic
def nod(*, work: Product, seen: str, by: User) -> str:
    """She says yes to what she saw. Raises NotAnyMore where it was changed meanwhile."""
    asked = Product.objects.filter(pk=work.pk, listing__state=State.ASKED)
    now = asked.select_for_update(of=("self",)).first()
    if now is None or seen_of(now) != seen:
        raise NotAnyMore
    log(instance=work, action="work.nod", user=by)
    return put_up(work=now, by=by)


def seen_of(work: Product) -> str:
    """Tells one state of a work from the next."""
    return work.date_updated.isoformat()


@transaction.atomic
def not_yet(*, work: Product, by: User) -> bool:
    """She does not nod: it is a draft again. False: nobody asked."""
    asked = Listing.objects.filter(pk=work.pk, state=State.ASKED)
    if not asked.update(state=State.DRAFT):
        return False
    log(instance=work, action="work.not_yet", user=by)
    return True


@transaction.atomic
def take_down(*, work: Product, by: User) -> bool:
    """Off the shelf for as long as she likes, without a penalty. False: it was not on it."""
    waiting = Listing.objects.filter(pk=work.pk, state=State.READY)
    was_waiting = waiting.update(state=State.DRAFT)
    return withdraw_work(work=work, by=by) or bool(was_waiting)


@transaction.atomic
def throw_away(*, work: Product, by: User) -> None:
    """A draft with its pictures and its spoken note.

    Raises NotAnyMore once it was on show; HasMoved: pieces of it came or went.
    """
    drafts = Product.objects.filter(pk=work.pk, is_public=False, listed_at=None)
    draft = drafts.select_for_update(of=("self",)).first()
    if draft is None:
        raise NotAnyMore
    if has_moved(draft.pk):
        raise HasMoved
    log(instance=draft, action="work.delete", user=by, deleted=True)
    note = Listing.objects.filter(pk=draft.pk).select_related("voice").first()
    destroy_pictures(draft)
    draft.delete()
    close_page(page="studio-work", number=work.pk)
    if note and note.voice:
        destroy_file(note.voice)


def leave_drafts(*, user: User) -> None:
    """She closes her account: what nobody saw goes with her, and what she said."""
    hers = Product.objects.filter(maker__user=user).order_by("pk")
    for work in hers.filter(is_public=False, listed_at=None):
        if not has_moved(work.pk):
            throw_away(work=work, by=user)
    Proposal.objects.filter(work__in=hers).delete()
    for work in hers.filter(listing__voice__isnull=False):
        drop_note(work=work, by=user)


@shared_task
def list_ready_task() -> None:
    """What waited for its shop to open goes on show."""
    waiting = Product.objects.filter(listing__state=State.READY, shop__is_open=True)
    for work in waiting.order_by("pk"):
        try:
            put_up(work=work, by=None)
        except NotReadyToList:  # she took its photo off meanwhile
            _move(work, State.DRAFT)
