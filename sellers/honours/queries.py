from django.db.models import Exists, OuterRef, QuerySet

from ground.accounts.models import User
from ground.privacy.models import Consent
from sellers.artisans.models import Artisan
from sellers.honours.models import Honour
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import within

State = Honour.State


def shown_honours(maker: Artisan | None) -> list[Honour]:
    """What an officer checked and she lets everyone see, where she is seen; the newest first."""
    if maker is None or not maker.is_public:
        return []
    checked = Honour.objects.filter(state=State.VERIFIED, is_shown=True)
    return list(checked.filter(artisan=maker).select_related("organ"))


def honours_of(user: User) -> QuerySet[Honour]:
    return Honour.objects.filter(artisan__user=user).select_related("organ")


def honours_for(officer: Officer) -> QuerySet[Honour]:
    """Of the women of her region; other organs see those who agreed to it (PIPL art. 23)."""
    hers = Honour.objects.filter(within(officer.organ, "artisan__region", "artisan__special"))
    hers = hers.filter(artisan__user__isnull=False).select_related("artisan__user", "document")
    if officer.organ.kind == Organ.Kind.DISABLED:
        return hers
    agreed = Consent.objects.filter(
        user=OuterRef("artisan__user"), kind=Consent.Kind.SHARING, withdrawn_at=None
    )
    return hers.filter(Exists(agreed))


def queue_of(officer: Officer) -> QuerySet[Honour]:
    """The longest waiting first."""
    return honours_for(officer).filter(state=State.CLAIMED).order_by("claimed_at", "pk")


def decided_for(officer: Officer) -> QuerySet[Honour]:
    decided = honours_for(officer).filter(state__in=[State.VERIFIED, State.REFUSED])
    return decided.select_related("decided_by", "organ").order_by("-decided_at", "-pk")
