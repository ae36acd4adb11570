"""Buyers over HTTP, at our shop and at Oscar's own: work page, basket, checkout, placing."""

import re
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

FORM = {
    "to": "china",
    "name": "测试买家",
    "phone": "13900000001",
    "place": "贵州 凯里市",
    "street": "人民路 1 号",
}
STOCK_ADDRESS = {
    "first_name": "测试",
    "last_name": "买家",
    "line1": "人民路 1 号",
    "line4": "凯里市",
    "postcode": "556000",
}
_SEEN = re.compile(r'name="seen" value="([^"]+)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Failed(Exception):
    """An answer that a buyer would call an error."""


@dataclass
class Buyer:
    """One browser: a kept connection and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads, and the page."""
        headers = {"Sec-Fetch-Site": "same-origin", "Origin": f"http://127.0.0.1:{self.port}"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form)
        self.connection.request("GET" if form is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), page

    def must(self, expected: int, path: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        status, location, page = self.ask(path, form)
        if status != expected:
            raise Failed(f"{path}: {status} instead of {expected}")
        return location, page

    def place(self, work: int, slug: str) -> str:
        """Where to pay. Raises Failed."""
        self.must(200, f"/works/{slug}-{work}/")
        self.must(302, "/basket/add/", {"work": str(work)})
        self.must(200, "/basket/")
        _, page = self.must(200, "/checkout/")
        hidden = {"seen": _SEEN.search(page)[1], "csrfmiddlewaretoken": _TOKEN.search(page)[1]}
        location, _ = self.must(303, "/checkout/", FORM | hidden)
        return location


@dataclass
class StockBuyer(Buyer):
    """A guest at Oscar's own checkout, which is done once the order is placed."""

    def send(self, path: str, **form: str) -> str:
        """Open the page, fill in its form, send it; where that leads. Raises Failed."""
        _, page = self.must(200, path)
        token = {"csrfmiddlewaretoken": _TOKEN.search(page)[1]}
        location, _ = self.must(302, path, form | token)
        return location

    def place_stock(self, product: int) -> None:
        _, page = self.must(200, f"/catalogue/work-{product - 1}_{product}/")
        token = {"csrfmiddlewaretoken": _TOKEN.search(page)[1]}
        self.must(302, f"/basket/add/{product}/", {"quantity": "1"} | token)
        self.must(200, "/basket/")
        self.send("/checkout/", username="buyer@example.com", options="anonymous")
        self.send("/checkout/shipping-address/", **STOCK_ADDRESS)
        for step in ("/checkout/shipping-method/", "/checkout/payment-method/"):
            self.must(302, step)
        self.must(200, "/checkout/payment-details/")
        location = self.send("/checkout/preview/", action="place_order")
        if "thank-you" not in location:
            raise Failed(f"/checkout/preview/ led to {location}")


def pay(url: str) -> None:
    parts = urlsplit(url)
    cashier = HTTPConnection(parts.hostname or "", parts.port, timeout=120)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    cashier.request("POST", parts.path, urlencode({"with": "alipay"}), headers)
    cashier.getresponse().read()
