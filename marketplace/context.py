"""What every template may show."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ground.easy.questions import is_easy
from marketplace.workplaces import workplaces_of

_LICENCES = ("ICP_NUMBER", "POLICE_NUMBER", "EDI_LICENCE", "BUSINESS_LICENCE")


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "SITE_URL": settings.SITE_URL,
        "DEMO": settings.DEMO,
        "HELP_PHONE": settings.HELP_PHONE,
        "HELP_EMAIL": settings.HELP_EMAIL,
        **{name: getattr(settings, name) for name in _LICENCES},
        # Asked by private pages alone: a public page knows nothing of its visitor.
        "easy": SimpleLazyObject(lambda: is_easy(request)),
        "workplaces": SimpleLazyObject(lambda: workplaces_of(request.user)),
        **_other_language(request.get_full_path()),
    }


def _other_language(path: str) -> dict[str, str]:
    """The same page in the other language; only the path decides the language."""
    if path.startswith("/en/"):
        return {
            "other_url": path.removeprefix("/en"),
            "other_lang": "zh-Hans",
            "other_name": "中文",
        }
    return {"other_url": f"/en{path}", "other_lang": "en", "other_name": "English"}
