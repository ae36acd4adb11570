"""Whose novelties: an artisan's, or a cooperative's; what fits them, and where their pages are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from catalog.insight.models import Novelty
from catalog.insight.queries import Fit
from catalog.models import Product
from ground.crafts.models import Craft
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative


@dataclass(frozen=True)
class Owner:
    """One of the two."""

    artisan: Artisan | None = None
    cooperative: Cooperative | None = None

    @property
    def as_fields(self) -> dict[str, Any]:
        return {"artisan": self.artisan, "cooperative": self.cooperative}

    @property
    def novelties(self) -> QuerySet[Novelty]:
        rows = Novelty.objects.filter(**self.as_fields)
        return rows.select_related("phrase", "artisan", "cooperative")

    @property
    def works(self) -> QuerySet[Product]:
        """That she made, or that lie in the cooperative's shop and were ever on show."""
        if self.cooperative is None:
            return Product.objects.filter(maker=self.artisan).order_by("-pk")
        listed = Product.objects.filter(shop__cooperative=self.cooperative, listed_at__isnull=False)
        return listed.order_by("-pk")

    @property
    def fit(self) -> Fit:
        """By her crafts and those of her works; a cooperative's by its members'."""
        people = (
            Q(pk=self.artisan.pk)
            if self.artisan
            else Q(memberships__cooperative=self.cooperative, memberships__state="member")
        )
        makers = Artisan.objects.filter(people)
        codes = set(makers.filter(crafts__isnull=False).values_list("crafts", flat=True))
        codes |= set(
            self.works.filter(craft__isnull=False)
            .order_by()
            .values_list("craft", flat=True)
            .distinct()
        )
        regions = set(makers.values_list("region", flat=True))
        regions |= {self.cooperative.region_id} if self.cooperative else set()
        families = Craft.objects.filter(code__in=codes).order_by().values_list("family", flat=True)
        provinces = frozenset(f"{code[:2]}0000" for code in regions if code)
        kin = Craft.objects.filter(family__in=families.distinct()).values_list("code", flat=True)
        return Fit(frozenset(codes), frozenset([*families, *kin]), provinces)

    def url(self, name: str, *numbers: int) -> str:
        if self.cooperative:
            return reverse(f"coop-{name}", args=[self.cooperative.pk, *numbers])
        return reverse(f"studio-{name}", args=numbers)
