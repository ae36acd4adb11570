"""What went wrong, as RFC 9457 has it: a machine reads the type, whoever wrote it the words."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ground.pictures.shared import whole_address

PROBLEM_JSON = "application/problem+json"


class Kind(NamedTuple):
    name: str
    status: int
    title: str | Promise
    detail: str | Promise


NOT_UNDERSTOOD = Kind(
    "not-understood",
    400,
    _("有的参数看不懂"),
    _("看一看这几个参数的名字和写法：%(parameters)s。"),
)
BAD_CURSOR = Kind(
    "bad-cursor",
    400,
    _("cursor 不对"),
    _("cursor 只能照抄上一页的 next，其余的条件也不能改。请从第一页重新读。"),
)
NOT_FOUND = Kind("not-found", 404, _("没有找到"), _("没有这一项，或者现在不公开。"))
NO_SUCH_WAY = Kind("read-only", 405, _("只能读"), _("这里只接受 GET 和 HEAD。"))
TOO_MANY = Kind(
    "too-many", 429, _("请求太多了"), _("每分钟最多 %(parameters)s 次。等一等，再接着读。")
)
KINDS = [NOT_UNDERSTOOD, BAD_CURSOR, NOT_FOUND, NO_SUCH_WAY, TOO_MANY]


def problem(
    request: HttpRequest, kind: Kind, parameters: Sequence[str] = (), said: str = ""
) -> HttpResponse:
    """In the language that the program asks for, as an error is kept by nobody."""
    language = translation.get_language_from_request(request)
    with translation.override(settings.LANGUAGE_CODE):  # a kind has one name
        page = whole_address(reverse("api"))
    with translation.override(language):
        body = {
            "type": f"{page}#{kind.name}",
            "title": str(kind.title),
            "status": kind.status,
            "detail": str(kind.detail) % {"parameters": said or ", ".join(parameters)},
            "parameters": list(parameters),
        }
    content = json.dumps(body, ensure_ascii=False)
    response = HttpResponse(content, status=kind.status, content_type=PROBLEM_JSON)
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "no-store"
    return response
