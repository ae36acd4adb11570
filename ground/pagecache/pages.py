"""A public page as it is kept: compressed once, sent many times."""

import gzip
import hashlib
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

# Tells the middleware, which takes it off, that a page may be kept, and under which number.
GENERATION_HEADER = "X-Page-Generation"
# What belongs to one answer only, not to the page.
_NOT_KEPT = {"content-length", "content-encoding", "etag", "date", "server", "connection"}


@dataclass(frozen=True)
class KeptPage:
    generation: int
    etag: str
    headers: dict[str, str]
    zipped: bytes

    @classmethod
    def of(cls, response: HttpResponse) -> "KeptPage":
        made_in = int(response[GENERATION_HEADER])
        del response[GENERATION_HEADER]
        digest = hashlib.sha256(response.content).hexdigest()[:24]
        headers = {k: v for k, v in response.items() if k.lower() not in _NOT_KEPT}
        headers["Vary"] = "Accept-Encoding"
        return cls(
            generation=made_in,
            etag=f'W/"{digest}"',
            headers=headers,
            zipped=gzip.compress(response.content, compresslevel=6, mtime=0),
        )

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page for this browser: 304, zipped, or plain."""
        headers = {**self.headers, "ETag": self.etag}
        if self.etag in request.headers.get("If-None-Match", ""):
            return HttpResponse(status=304, headers=headers)
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            body = self.zipped
            headers["Content-Encoding"] = "gzip"
        else:
            body = gzip.decompress(self.zipped)
        headers["Content-Length"] = str(len(body))
        return HttpResponse(b"" if request.method == "HEAD" else body, headers=headers)
