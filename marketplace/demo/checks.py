"""The demo adds people and an outbox that anyone may open: never where it counts."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from marketplace.checks import is_public


@register(deploy=False)
def refuse_where_it_counts(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if settings.STRIPE_SECRET_KEY.startswith(("sk_live", "rk_live")):
        text = "DEMO=1 with a live Stripe key"
        found.append(Error(text, hint="Unset DEMO, or use a test key.", id="demo.E001"))
    if is_public():
        text = "DEMO=1 on a public host"
        found.append(Error(text, hint="Unset DEMO, or serve on 127.0.0.1.", id="demo.E002"))
    return found
