"""Examples of the addresses of what people look for, and of what is made anew."""

from datetime import date

from catalog.insight.models import Novelty, Phrase
from tests.cast import a_work
from tests.catalog.insight.asked import a_need

OWN_INSIGHT = {
    "market-insight", "market-insight-sheet", "studio-needs", "studio-novelties",
    "studio-novelty-new",
}  # fmt: skip
ABOUT_INSIGHT = {
    **dict.fromkeys(("market-insight-hide", "market-insight-show"), "phrase"),
    **dict.fromkeys(("studio-novelty", "studio-novelty-works", "studio-novelty-end"), "novelty"),
}
ABOUT_COOP_INSIGHT = {
    **dict.fromkeys(("coop-needs", "coop-novelties", "coop-novelty-new"), "coop"),
    **dict.fromkeys(
        ("coop-novelty", "coop-novelty-works", "coop-novelty-end"), "coop-novelty"
    ),
}  # fmt: skip
INSIGHT_MODELS = [Novelty, Phrase]


def a_novelty(name="星空花样", **fields):
    """`artisan` or `cooperative`: whose it is."""
    whose = fields.get("artisan") or fields["cooperative"].keepers.first()
    facts = {"kind": "pattern", "begun_on": date(2026, 1, 1), "declared_by": whose.user}
    return Novelty.objects.create(name=name, **facts | fields)


def insight_rows(shop):
    """A card that she could take up, and one that she follows, with a work."""
    novelty = a_novelty(artisan=shop.artisan)
    novelty.works.add(a_work(shop=shop))
    return {"phrase": a_need("星空灯罩", 7).phrase, "novelty": novelty}
