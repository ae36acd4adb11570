"""What public standards ask of our data, as JSON Schema: JSON Feed 1.1 and schema.org."""

import jsonschema_rs

_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://"}
_DAY = {"type": "string", "format": "date-time"}
_AUTHOR = {
    "type": "object",
    "properties": {"name": _TEXT, "url": _ADDRESS, "avatar": _ADDRESS},
    "minProperties": 1,
    "additionalProperties": False,
}
_ITEM = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "url": _ADDRESS,
        "external_url": _ADDRESS,
        "title": _TEXT,
        "content_html": _TEXT,
        "content_text": _TEXT,
        "summary": _TEXT,
        "image": _ADDRESS,
        "banner_image": _ADDRESS,
        "date_published": _DAY,
        "date_modified": _DAY,
        "authors": {"type": "array", "items": _AUTHOR},
        "tags": {"type": "array", "items": _TEXT},
        "language": _TEXT,
    },
    "patternProperties": {"^_[a-zA-Z][^.]*$": {"type": "object"}},
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "additionalProperties": False,
}
JSON_FEED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "home_page_url": _ADDRESS,
        "feed_url": _ADDRESS,
        "description": _TEXT,
        "next_url": _ADDRESS,
        "icon": _ADDRESS,
        "favicon": _ADDRESS,
        "authors": {"type": "array", "items": _AUTHOR},
        "language": _TEXT,
        "expired": {"type": "boolean"},
        "items": {"type": "array", "items": _ITEM},
    },
    "required": ["version", "title", "items"],
    "additionalProperties": False,
}
_SAID = {"type": "string"}
OUR_ITEM = {
    "type": "object",
    "properties": {
        "id": {"type": "integer"},
        "title_en": _SAID,
        "story_en": _SAID,
        "material": _SAID,
        "craft": {"type": ["string", "null"]},
        "region": {"type": ["string", "null"], "pattern": "^[0-9]{6}$"},
        "region_name": _SAID,
        "shop": _TEXT,
        "shop_url": _ADDRESS,
        "kind": {"enum": ["one_off", "batch", "made_to_order", "custom"]},
        "price": {"type": "string", "pattern": "^[0-9]+\\.[0-9]{2}$"},
        "currency": {"const": "CNY"},
        "availability": {"enum": ["in-stock", "made", "sold-out"]},
        "weight_g": {"type": "integer", "minimum": 0},
        "demo": {"type": "boolean"},
    },
    "additionalProperties": False,
}
OUR_ITEM["required"] = list(OUR_ITEM["properties"])


def faults(schema, data):
    """What is wrong with data by a schema, formats of days and addresses too."""
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    return [
        f"{list(error.instance_path)}: {error.message}" for error in validator.iter_errors(data)
    ]
