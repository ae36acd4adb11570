"""Which posts she may take, whose posts these are, and what an officer counts."""

from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone

from ground.accounts.models import User
from programme.pairing.models import Enterprise
from programme.pairing.queries import enterprises_for
from programme.posts.models import Alert, Candidacy, Post
from programme.record.models import Person
from programme.record.queries import distinct_person, hers, persons_for
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import organs_of, within

State = Candidacy.State
_WITH = ("enterprise", "cooperative", "craft", "region__parent__parent")


def open_posts() -> QuerySet[Post]:
    """With a place left, and their last day not past."""
    rows = Post.objects.filter(state=Post.State.OPEN, open_until__gte=timezone.localdate())
    return rows.filter(given__lt=F("places")).select_related(*_WITH)


def posts_near(artisan: Artisan, everything: bool = False) -> QuerySet[Post]:
    """Of her crafts' families and her county, or to be done at home in her province; or all there.

    Who noted no craft is shown every craft, and who said no place every place.
    """
    rows, region = open_posts(), artisan.region
    if region is not None:
        province = Q(region__code__startswith=region.pk[:2])
        at_home = Q(where__in=[Post.Where.HOME, Post.Where.BOTH])
        near = Q(region=region) | Q(region__parent=region) | Q(region__parent__parent=region)
        rows = rows.filter(province if everything else near | (province & at_home))
    families = set(artisan.crafts.values_list("family", flat=True))
    if families and not everything:
        rows = rows.filter(craft__family__in=families)
    return rows.order_by("open_until", "pk")


def candidacies_of(user: User) -> QuerySet[Candidacy]:
    """Hers, the newest first."""
    mine = Q(person__artisan__user=user) | Q(person__same_as__artisan__user=user)
    rows = Candidacy.objects.filter(mine).select_related(
        "post__enterprise", "post__cooperative", "post__craft", "post__region__parent__parent"
    )
    return rows.order_by("-asked_at", "-pk")


def standing_of(person: Person) -> QuerySet[Candidacy]:
    return Candidacy.objects.filter(hers(person), state__in=[State.ASKED, State.ACCEPTED])


def checked_enterprises(officer: Officer) -> QuerySet[Enterprise]:
    """Only these may offer a post."""
    return enterprises_for(officer).exclude(checked_on=None)


def kept_by(officer: Officer) -> QuerySet[Post]:
    """Of her organ's enterprises: she writes and answers them."""
    rows = Post.objects.filter(organ__in=organs_of(officer))
    return rows.select_related(*_WITH, "made_by")


def posts_for(officer: Officer) -> QuerySet[Post]:
    """Hers, and to the federation those of the cooperatives of its region."""
    seen = Q(organ__in=organs_of(officer))
    if officer.organ.kind == Organ.Kind.DISABLED:
        seen |= Q(cooperative__isnull=False) & within(officer.organ, "region")
    return Post.objects.filter(seen).select_related(*_WITH, "made_by")


def posts_of(cooperative: Cooperative) -> QuerySet[Post]:
    rows = Post.objects.filter(cooperative=cooperative)
    return rows.select_related(*_WITH, "made_by")


def with_counts(posts: QuerySet[Post]) -> QuerySet[Post]:
    """How many wait for an answer, and how many work there."""
    return posts.annotate(
        waiting=Count("candidacies", Q(candidacies__state=State.ASKED)),
        taken=Count("candidacies", Q(candidacies__state=State.TAKEN)),
    )


def candidacies_in(posts: QuerySet[Post]) -> QuerySet[Candidacy]:
    """By asking she let who keeps the post read her name and her county."""
    rows = Candidacy.objects.filter(post__in=posts.order_by().values("pk"))
    return rows.select_related(
        "post__enterprise", "post__cooperative", "person__region__parent__parent",
        "person__artisan__user",
    )  # fmt: skip


def to_answer(officer: Officer) -> QuerySet[Candidacy]:
    return candidacies_in(kept_by(officer)).filter(state=State.ASKED)


def to_verify(officer: Officer) -> QuerySet[Candidacy]:
    """Of women whom she may see: the officer of where she lives looks whether she works."""
    women = persons_for(officer).order_by().values("pk")
    whose = Q(person__in=women) | Q(person__same_as__in=women)
    rows = Candidacy.objects.filter(whose, state=State.ACCEPTED)
    return rows.select_related(
        "post__enterprise", "post__cooperative", "post__craft", "person__region__parent__parent",
        "person__same_as",
    )  # fmt: skip


def alerts_for(officer: Officer) -> QuerySet[Alert]:
    """Open ones, the oldest first."""
    posts = posts_for(officer).order_by().values("pk")
    rows = Alert.objects.filter(post__in=posts, outcome="")
    return rows.select_related("post__enterprise", "post__cooperative")


class Figures(NamedTuple):
    open: int
    offered: int
    asked: int
    taken: int


def figures_for(officer: Officer) -> Figures:
    """Open posts, places ever offered, women who asked and who work there; each woman once."""
    posts = posts_for(officer).select_related(None).order_by()
    today = timezone.localdate()
    said = posts.aggregate(
        open=Count("pk", Q(state=Post.State.OPEN, open_until__gte=today)), offered=Sum("places")
    )
    women = distinct_person()
    found = Candidacy.objects.filter(post__in=posts.values("pk")).aggregate(
        asked=Count(women, distinct=True),
        taken=Count(women, Q(state=State.TAKEN), distinct=True),
    )
    return Figures(said["open"], said["offered"] or 0, found["asked"], found["taken"])
