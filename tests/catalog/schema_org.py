"""What schema.org's definitions ask of the types that we use, as JSON Schema.

Closed, so that a property which a type does not have is a fault; with what Google and Bing ask
of a product, an offer and a list of steps beside what schema.org does.
"""

from tests.catalog.schemas import faults

_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://"}
_AMOUNT = {"type": "string", "pattern": "^[0-9]+\\.[0-9]{2}$"}


def _one_of(*names):
    return {"enum": [f"https://schema.org/{name}" for name in names]}


def _a(*kinds):
    return {"anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in kinds]}


def _many(schema):
    return {"anyOf": [schema, {"type": "array", "items": schema, "minItems": 1}]}


def _type(kind, required=(), /, **properties):
    return {
        "type": "object",
        "properties": {"@type": {"const": kind}, **properties},
        "required": ["@type", *required],
        "additionalProperties": False,
    }


_STARS = {
    "type": ["number", "string"],
    "pattern": "^[1-5](\\.[0-9]+)?$",
    "minimum": 1,
    "maximum": 5,
}
_SCALE = {"bestRating": {"const": 5}, "worstRating": {"const": 1}}
TYPES = {
    "Product": _type(
        "Product",
        ["name", "offers", "url"],
        name=_TEXT,
        description=_TEXT,
        sku=_TEXT,
        url=_ADDRESS,
        image=_many(_ADDRESS),
        material=_TEXT,
        weight=_a("QuantitativeValue"),
        brand=_a("Brand", "Organization"),
        manufacturer=_a("Organization", "Person"),
        offers=_many(_a("Offer")),
        review=_many(_a("Review")),
        aggregateRating=_a("AggregateRating"),
    ),
    "Offer": _type(
        "Offer",
        ["price", "priceCurrency", "availability"],
        price=_AMOUNT,
        priceCurrency={"type": "string", "pattern": "^[A-Z]{3}$"},
        availability=_one_of("InStock", "SoldOut", "MadeToOrder", "OutOfStock", "PreOrder"),
        itemCondition=_one_of("NewCondition", "UsedCondition"),
        url=_ADDRESS,
        seller=_a("Organization", "Person"),
        shippingDetails=_a("OfferShippingDetails"),
        hasMerchantReturnPolicy=_a("MerchantReturnPolicy"),
    ),
    "OfferShippingDetails": _type(
        "OfferShippingDetails",
        ["shippingRate", "shippingDestination"],
        shippingRate=_a("MonetaryAmount"),
        shippingDestination=_a("DefinedRegion"),
    ),
    "MonetaryAmount": _type("MonetaryAmount", ["value", "currency"], value=_AMOUNT, currency=_TEXT),
    "DefinedRegion": _type(
        "DefinedRegion",
        ["addressCountry"],
        addressCountry={"type": "string", "pattern": "^[A-Z]{2}$"},
    ),
    "MerchantReturnPolicy": {
        **_type(
            "MerchantReturnPolicy",
            ["applicableCountry", "returnPolicyCategory"],
            applicableCountry={"type": "string", "pattern": "^[A-Z]{2}$"},
            returnPolicyCategory=_one_of(
                "MerchantReturnFiniteReturnWindow",
                "MerchantReturnNotPermitted",
                "MerchantReturnUnlimitedWindow",
            ),
            merchantReturnDays={"type": "integer", "minimum": 1},
            returnMethod=_one_of("ReturnByMail", "ReturnInStore", "ReturnAtKiosk"),
            returnFees=_one_of(
                "FreeReturn", "ReturnFeesCustomerResponsibility", "ReturnShippingFees"
            ),
        ),
        "if": {"properties": {"returnPolicyCategory": _one_of("MerchantReturnFiniteReturnWindow")}},
        "then": {"required": ["merchantReturnDays"]},
    },
    "QuantitativeValue": _type(
        "QuantitativeValue",
        ["value", "unitCode"],
        value={"type": "number", "exclusiveMinimum": 0},
        unitCode={"type": "string", "pattern": "^[A-Z0-9]{2,3}$"},
    ),
    "Brand": _type("Brand", ["name"], name=_TEXT),
    "Organization": _type("Organization", ["name"], name=_TEXT),
    "Place": _type("Place", ["name"], name=_TEXT),
    "Person": _type(
        "Person",
        ["name"],
        name=_TEXT,
        url=_ADDRESS,
        image=_ADDRESS,
        description=_TEXT,
        knowsAbout={"type": "array", "items": _TEXT, "minItems": 1},
        homeLocation=_a("Place"),
    ),
    "OnlineStore": _type(
        "OnlineStore", ["name", "url"], name=_TEXT, url=_ADDRESS, location=_a("Place")
    ),
    "Review": _type(
        "Review",
        ["author", "reviewRating"],
        author=_a("Person", "Organization"),
        datePublished={"type": "string", "format": "date"},
        reviewBody=_TEXT,
        reviewRating=_a("Rating"),
    ),
    "Rating": _type("Rating", ["ratingValue"], ratingValue=_STARS, **_SCALE),
    "AggregateRating": _type(
        "AggregateRating",
        ["ratingValue", "reviewCount"],
        ratingValue=_STARS,
        reviewCount={"type": "integer", "minimum": 1},
        **_SCALE,
    ),
    "BreadcrumbList": _type(
        "BreadcrumbList",
        ["itemListElement"],
        itemListElement={"type": "array", "items": _a("ListItem"), "minItems": 2},
    ),
    "ListItem": _type(
        "ListItem",
        ["position", "name", "item"],
        position={"type": "integer", "minimum": 1},
        name=_TEXT,
        item=_ADDRESS,
    ),
    "WebSite": _type(
        "WebSite",
        ["name", "url"],
        name=_TEXT,
        url=_ADDRESS,
        inLanguage={"enum": ["zh-Hans", "en"]},
        potentialAction=_a("SearchAction"),
    ),
    "SearchAction": _type(
        "SearchAction",
        ["target", "query-input"],
        target=_a("EntryPoint"),
        **{"query-input": {"type": "string", "pattern": "^required name=[a-z_]+$"}},
    ),
    "EntryPoint": _type(
        "EntryPoint",
        ["urlTemplate"],
        urlTemplate={"type": "string", "pattern": "^https?://.*[{][a-z_]+[}]"},
    ),
}


def faults_of(data):
    """What is wrong with a block of JSON-LD; its type is told by itself."""
    data = dict(data)
    if data.pop("@context", None) != "https://schema.org":
        return ["no context"]
    if data.get("@type") not in TYPES:
        return [f"no type that we know: {data.get('@type')}"]
    return faults({"$defs": TYPES, "$ref": f"#/$defs/{data['@type']}"}, data)
