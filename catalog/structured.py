"""What search engines and other readers of data are told of a page, in schema.org's words."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.models import Product, WorkPicture
from catalog.ratings import Rating, ToldReview
from ground.crafts.models import Craft
from ground.money.fen import to_yuan
from ground.pictures.shared import addresses_of, whole_address
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner

# As django.utils.html.json_script does: no text of ours can close the script element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
_SCHEMA = "https://schema.org"
_STATES = {"sold-out": "SoldOut", "made": "MadeToOrder", "in-stock": "InStock"}


def product_data(
    work: Product, pictures: Iterable[WorkPicture], rating: Rating | None = None
) -> SafeString:
    return _json(
        {
            "@type": "Product",
            "name": work.local_title,
            "description": work.local_story,
            "sku": work.upc,
            "url": whole_address(work.get_absolute_url()),
            "image": addresses_of(place.picture for place in pictures),
            "material": work.local_material,
            "weight": _weight(work.weight_g),
            "brand": {"@type": "Brand", "name": work.shop.local_name},
            "offers": _offer(work),
            "manufacturer": _maker(work.maker),
            **(_rated(rating) if rating else {}),
        }
    )


def _weight(grams: int) -> dict[str, Any] | None:
    return {"@type": "QuantitativeValue", "value": grams, "unitCode": "GRM"} if grams else None


def _maker(maker: Artisan | None) -> dict[str, Any] | None:
    """Only her who agreed to be shown."""
    if maker is None or not maker.is_public:
        return None
    return {
        "@type": "Person",
        "name": maker.name,
        "url": whole_address(maker.get_absolute_url()),
    }


def _rated(rating: Rating) -> dict[str, Any]:
    told = [_told(review) for review in rating.reviews]
    return {
        "aggregateRating": {
            "@type": "AggregateRating",
            "ratingValue": str(rating.average),
            "reviewCount": rating.number,
            **_SCALE,
        },
        **({"review": told} if told else {}),
    }


def _told(review: ToldReview) -> dict[str, Any]:
    return {
        "@type": "Review",
        "author": {"@type": "Person", "name": review.author},
        "datePublished": review.day.isoformat(),
        "reviewBody": review.said,
        "reviewRating": {"@type": "Rating", "ratingValue": review.stars, **_SCALE},
    }


_SCALE = {"bestRating": 5, "worstRating": 1}


def _offer(work: Product) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "price": str(to_yuan(work.price_fen)),
        "priceCurrency": "CNY",
        "availability": f"{_SCHEMA}/{_STATES[work.availability]}",
        "itemCondition": f"{_SCHEMA}/NewCondition",
        "url": whole_address(work.get_absolute_url()),
        "seller": {"@type": "Organization", "name": work.shop.local_name},
        "shippingDetails": _postage(work.shop),
        "hasMerchantReturnPolicy": _returns(work),
    }


def _postage(shop: Partner) -> dict[str, Any]:
    return {
        "@type": "OfferShippingDetails",
        "shippingRate": {
            "@type": "MonetaryAmount",
            "value": str(to_yuan(shop.postage_fen)),
            "currency": "CNY",
        },
        "shippingDestination": {"@type": "DefinedRegion", "addressCountry": "CN"},
    }


def _returns(work: Product) -> dict[str, Any]:
    policy = {"@type": "MerchantReturnPolicy", "applicableCountry": "CN"}
    if not work.is_returnable:
        return {**policy, "returnPolicyCategory": f"{_SCHEMA}/MerchantReturnNotPermitted"}
    return {
        **policy,
        "returnPolicyCategory": f"{_SCHEMA}/MerchantReturnFiniteReturnWindow",
        "merchantReturnDays": settings.RETURN_DAYS,
        "returnMethod": f"{_SCHEMA}/ReturnByMail",
        "returnFees": f"{_SCHEMA}/ReturnFeesCustomerResponsibility",
    }


def breadcrumbs(work: Product) -> SafeString:
    steps = [(_("作品"), reverse("works"))]
    if work.craft:
        steps.append((work.craft.name, f"{reverse('works')}?craft={work.craft_id}"))
    steps.append((work.local_title, work.get_absolute_url()))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": whole_address(path)}
        for number, (name, path) in enumerate(steps, start=1)
    ]
    return _json({"@type": "BreadcrumbList", "itemListElement": items})


def maker_data(maker: Artisan, place: str, crafts: Iterable[Craft]) -> SafeString:
    """Of her who agreed to be shown; nothing of how she lives or what she cannot do."""
    return _json(
        {
            **(_maker(maker) or {}),
            "image": next(iter(addresses_of([maker.portrait])), None),
            "description": maker.local_story,
            "knowsAbout": [craft.name for craft in crafts],
            "homeLocation": {"@type": "Place", "name": place} if place else None,
        }
    )


def shop_data(shop: Partner, place: str) -> SafeString:
    return _json(
        {
            "@type": "OnlineStore",
            "name": shop.local_name,
            "url": whole_address(shop.get_absolute_url()),
            "location": {"@type": "Place", "name": place} if place else None,
        }
    )


def site_data() -> SafeString:
    """Of the home page: how the market is searched."""
    search = whole_address(reverse("works")) + "?q={words}"
    return _json(
        {
            "@type": "WebSite",
            "name": _("巧手"),
            "url": whole_address(reverse("home")),
            "inLanguage": "en" if get_language() == "en" else "zh-Hans",
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search},
                "query-input": "required name=words",
            },
        }
    )


def _json(data: dict[str, Any]) -> SafeString:
    told = {name: value for name, value in data.items() if value}
    text = json.dumps({"@context": _SCHEMA, **told}, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 -- escaped in the line above
