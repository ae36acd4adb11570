from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from catalog.models import Product
from ground.accounts.models import User
from sellers.partner.queries import shops_of
from shop.order.models import Line, Order, SellerOrder
from shop.order.queries import first_pictures
from shop.reviews.models import Hiding, Review, ReviewPhoto

State = Review.State
CAME = (SellerOrder.Status.DELIVERED, SellerOrder.Status.COMPLETED)


def has_come(part: SellerOrder) -> bool:
    """What never arrived is over too, and there is nothing to say of the work."""
    return part.status in CAME and part.delivered_at is not None


def reviewable(order: Order) -> dict[int, list[tuple[Line, bool]]]:
    """For its buyer's page: of each part that has come the lines, and whether she reviewed them.

    One query, and none while nothing has come.
    """
    came = [part for part in order.seller_orders.all() if has_come(part)]
    lines = {part.pk: [line for line in part.lines.all() if line.product_id] for part in came}
    asked = [line.pk for of_part in lines.values() for line in of_part]
    said = set(
        Review.objects.filter(line__in=asked).values_list("line", flat=True) if asked else []
    )
    return {part: [(line, line.pk in said) for line in own] for part, own in lines.items()}


def shown_reviews(work: Product) -> QuerySet[Review]:
    """The latest first, with their photos."""
    return _with_photos(Review.objects.filter(work=work, state=State.SHOWN))


def latest_reviews(work: Product, number: int = 3) -> list[Review]:
    """Asks nothing where there is none."""
    return list(shown_reviews(work)[:number]) if work.review_count else []


def stars_of(work: Product) -> list[tuple[int, int]]:
    """How many gave five stars, four, and so on."""
    rows = Review.objects.filter(work=work, state=State.SHOWN).order_by().values_list("stars")
    counts = dict(rows.annotate(Count("pk")))
    return [(stars, counts.get(stars, 0)) for stars in range(5, 0, -1)]


def review_of(line: Line) -> Review | None:
    """For its writer, whatever its state."""
    return _whole(Review.objects.filter(line=line)).first()


def reviews_for(user: User, *, own_alone: bool = False) -> QuerySet[Review]:
    """Of works she made, and of the shops she runs; `own_alone`: not of those she keeps."""
    is_hers = Q(work__maker__user=user) | Q(line__seller_order__shop__artisan__user=user)
    if not own_alone:
        is_hers |= Q(line__seller_order__shop__in=shops_of(user).order_by().values("pk"))
    return _whole(Review.objects.filter(is_hers).exclude(state=State.HELD)).distinct()


def unanswered_for(user: User, *, own_alone: bool = False) -> int:
    hers = reviews_for(user, own_alone=own_alone).filter(state=State.SHOWN, reply="")
    return hers.order_by().count()


def all_reviews() -> QuerySet[Review]:
    return _whole(Review.objects.all())


def waiting_reviews() -> QuerySet[Review]:
    """For the operator, the longest waiting first: held, with new photos, or changed since."""
    photos = ReviewPhoto.objects.filter(review=OuterRef("pk"), removed_at=None)
    changed = Hiding.objects.filter(
        review=OuterRef("pk"), until=None, since__lt=OuterRef("edited_at")
    )
    has_photos = Q(Exists(photos.filter(state=ReviewPhoto.State.WAITING)))
    is_changed = Q(Exists(changed), state=State.HIDDEN)
    waits = Q(state=State.HELD) | has_photos | is_changed
    return all_reviews().filter(waits).order_by(F("edited_at").asc(nulls_first=True), "pk")


def _whole(reviews: QuerySet[Review]) -> QuerySet[Review]:
    near = ("work__shop", "work__maker", "line__seller_order__shop", "line__seller_order__order")
    return (
        _with_photos(reviews)
        .select_related(*near)
        .prefetch_related(
            Prefetch("hidings", Hiding.objects.select_related("hidden_by", "lifted_by")),
            first_pictures("line"),
        )
    )


def _with_photos(reviews: QuerySet[Review]) -> QuerySet[Review]:
    photos = ReviewPhoto.objects.select_related("picture").order_by("pk")
    return reviews.prefetch_related(Prefetch("photos", photos))
