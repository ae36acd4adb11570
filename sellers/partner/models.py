from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord

from sellers.partner.zones import ZONE_NAMES


class Partner(AbstractPartner):
    """A shop: an artisan's or a cooperative's. Oscar's own `name` is the Chinese one."""

    name_en = models.CharField(max_length=128, blank=True)
    slug = models.SlugField(max_length=120, unique=True)
    artisan = models.OneToOneField(
        "artisans.Artisan", models.PROTECT, null=True, blank=True, related_name="shop"
    )
    cooperative = models.OneToOneField(
        "cooperatives.Cooperative", models.PROTECT, null=True, blank=True, related_name="shop"
    )
    region = models.ForeignKey("regions.Division", models.PROTECT, null=True, related_name="+")
    is_open = models.BooleanField(default=True)
    is_suspended = models.BooleanField(
        default=False, help_text="By the operator; `shop.moderation` says why and until when."
    )
    opens_after = models.BooleanField(
        default=False, help_text="Open again once the suspension ends."
    )
    words_changed = models.BooleanField(
        default=False, db_index=True, help_text="Its works wait to be indexed anew."
    )
    is_demo = models.BooleanField(default=False)
    # Postage within mainland China: one flat price a seller order, free from an amount of goods.
    postage_fen = models.PositiveIntegerField(default=0, help_text="0: always free.")
    free_from_fen = models.PositiveIntegerField(null=True, blank=True)
    pickup_place_zh = models.CharField(
        max_length=255, blank=True, help_text="Names of outlets open today; `outlets` writes it."
    )
    pickup_place_en = models.CharField(max_length=255, blank=True)

    abroad_by_table = models.BooleanField(
        default=False, help_text="Sends by the market's table where it has no rate of its own."
    )
    away_until = models.DateField(
        null=True, blank=True, help_text="The day she is back; past: she is."
    )
    pieces_a_week = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="What she can make; empty: no limit."
    )

    class Meta(AbstractPartner.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(artisan__isnull=True) ^ Q(cooperative__isnull=True),
                name="shop_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(is_open=False) | Q(is_suspended=False),
                name="suspended_shop_is_not_open",
            ),
            models.CheckConstraint(
                condition=Q(pieces_a_week__isnull=True) | Q(pieces_a_week__gte=1),
                name="capacity_is_a_piece_at_least",
            ),
        ]

    @property
    def local_name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name

    @property
    def back_on(self) -> date | None:
        """None: she is here."""
        is_away = self.away_until and self.away_until > timezone.localdate()
        return self.away_until if is_away else None

    @property
    def works_from(self) -> date:
        """Today, or the day she is back."""
        return self.back_on or timezone.localdate()

    def get_absolute_url(self) -> str:
        return reverse("shop", args=[self.slug])


class StockRecord(AbstractStockRecord):
    """A work's price and counts as Oscar reads them: written by our services alone."""


class Zone(models.TextChoices):
    NEAR = "near", "Hong Kong, Macao, Taiwan"
    ASIA = "asia", "Asia"
    EUROPE = "europe", "Europe"
    AMERICAS = "americas", "Americas"
    OCEANIA = "oceania", "Oceania"
    AFRICA = "africa", "Africa"


class AbroadRate(models.Model):
    """What a shop itself asks for a parcel abroad, by zone and weight."""

    shop = models.ForeignKey(Partner, models.CASCADE, related_name="abroad_rates")
    zone = models.CharField(max_length=8, choices=Zone)
    first_fen = models.PositiveIntegerField(help_text="For the first 500 g.")
    further_fen = models.PositiveIntegerField(help_text="For each further 500 g begun.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "zone"], name="one_rate_per_shop_and_zone")
        ]

    def __str__(self) -> str:
        return f"{self.shop} {self.zone}"

    @property
    def zone_name(self) -> str:
        return str(ZONE_NAMES[self.zone])


from oscar.apps.partner.models import *  # noqa: E402, F403 -- after our own Partner, as Oscar asks

from sellers.partner.outlet_models import Outlet as Outlet  # noqa: E402
from sellers.partner.table_models import AbroadTable, AbroadTablePrice  # noqa: E402, F401
