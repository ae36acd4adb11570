"""The OpenAPI document, and what the page of documentation reads from it; in two languages."""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from catalog.api.problems import PROBLEM_JSON
from catalog.api.views import api

_SAID = {"summary", "description"}
_RETRY = {
    "Retry-After": {"required": True, "schema": {"type": "integer", "minimum": 1, "maximum": 60}}
}


@cache
def document(language: str) -> dict[str, Any]:
    with translation.override(language):
        made = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
        for part in ("info", "paths", "components"):
            made[part] = _in_our_words(made[part])
        made["info"]["title"] = gettext(api.title)
    made["servers"] = [{"url": settings.SITE_URL}]
    for path in made["paths"].values():
        _mend(path["get"])
    return made


def _in_our_words(part: Any) -> Any:
    """Texts translated, and without the titles that repeat a field's name."""
    if isinstance(part, list):
        return [_in_our_words(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        name: gettext(value) if _is_said(name, value) else _in_our_words(value)
        for name, value in part.items()
        if not (name == "title" and isinstance(value, str))
    }


def _is_said(name: str, value: Any) -> bool:
    return name in _SAID and isinstance(value, str) and bool(value)


def _mend(operation: dict[str, Any]) -> None:
    """What the frame cannot know: problems have a type of their own, and pages are kept."""
    for parameter in operation["parameters"]:
        parameter["schema"] = _without_null(parameter["schema"])
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            answer["content"] = {PROBLEM_JSON: answer["content"]["application/json"]}
    operation["responses"][429]["headers"] = _RETRY
    operation["responses"][304] = {"description": "Not Modified"}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """What is left out of an address is not null there."""
    choices = [each for each in schema.get("anyOf", []) if each.get("type") != "null"]
    if len(choices) != 1:
        return schema
    return {**{name: value for name, value in schema.items() if name != "anyOf"}, **choices[0]}
