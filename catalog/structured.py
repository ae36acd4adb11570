"""What search engines and other readers of data are told of a work, in schema.org's words."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.models import Product, WorkPicture
from ground.money.fen import to_yuan

# As django.utils.html.json_script does: no text of ours can close the script element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
_SCHEMA = "https://schema.org"


def product_data(work: Product, pictures: Iterable[WorkPicture]) -> SafeString:
    data: dict[str, Any] = {
        "@context": _SCHEMA,
        "@type": "Product",
        "name": work.local_title,
        "description": work.local_story,
        "sku": work.upc,
        "url": _absolute(work.get_absolute_url()),
        "image": [_absolute(place.picture.file.url) for place in pictures],
        "material": work.local_material,
        "weight": {"@type": "QuantitativeValue", "value": work.weight_g, "unitCode": "GRM"},
        "brand": {"@type": "Brand", "name": work.shop.local_name},
        "offers": _offer(work),
    }
    if work.maker and work.maker.is_public:
        data["manufacturer"] = {"@type": "Person", "name": work.maker.name}
    return _json({key: value for key, value in data.items() if value})


def _offer(work: Product) -> dict[str, Any]:
    states = {"sold-out": "SoldOut", "made": "MadeToOrder", "in-stock": "InStock"}
    return {
        "@type": "Offer",
        "price": str(to_yuan(work.price_fen)),
        "priceCurrency": "CNY",
        "availability": f"{_SCHEMA}/{states[work.availability]}",
        "itemCondition": f"{_SCHEMA}/NewCondition",
        "url": _absolute(work.get_absolute_url()),
        "seller": {"@type": "Organization", "name": work.shop.local_name},
    }


def breadcrumbs(work: Product) -> SafeString:
    steps = [(_("作品"), reverse("works"))]
    if work.craft:
        steps.append((work.craft.name, f"{reverse('works')}?craft={work.craft_id}"))
    steps.append((work.local_title, work.get_absolute_url()))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": _absolute(path)}
        for number, (name, path) in enumerate(steps, start=1)
    ]
    data = {"@context": _SCHEMA, "@type": "BreadcrumbList", "itemListElement": items}
    return _json(data)


def _json(data: dict[str, Any]) -> SafeString:
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 -- escaped in the line above


def _absolute(path: str) -> str:
    return path if path.startswith("http") else f"{settings.SITE_URL}{path}"
