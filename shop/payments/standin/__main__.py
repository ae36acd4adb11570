"""`python -m shop.payments.standin --port 8001 --webhook http://127.0.0.1:8000/webhooks/stripe/`"""

import argparse
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from shop.payments.standin.delivery import Delivery
from shop.payments.standin.faults import Faults
from shop.payments.standin.server import StandIn
from shop.payments.standin.store import Store

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def refusal(webhook: str, environment: dict[str, str]) -> str:
    """Why it will not start: it belongs to development and tests. Empty: it will."""
    if urlsplit(webhook).hostname not in LOOPBACK:
        return "the webhook is not on this machine"
    if urlsplit(environment.get("SITE_URL", "http://127.0.0.1")).hostname not in LOOPBACK:
        return "SITE_URL is a public address"
    if environment.get("STRIPE_SECRET_KEY", "").startswith(("sk_live", "rk_live")):
        return "a live key is configured"
    return ""


def main() -> None:
    arguments = argparse.ArgumentParser(description="A stand-in for Stripe on loopback.")
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--webhook", required=True)
    arguments.add_argument("--faults", action="store_true", help="take POST /_faults, for tests")
    chosen = arguments.parse_args()
    if why := refusal(chosen.webhook, dict(os.environ)):
        sys.exit(f"The stand-in for Stripe refuses to start: {why}.")
    store = Store(Path(os.environ.get("VAR_DIR", "var")) / "standin.sqlite3")
    secret = os.environ.get("STRIPE_WEBHOOK_SECRET", "whsec_standin")
    delivery = Delivery(store, Faults(), chosen.webhook, secret)
    delivery.start()
    server = StandIn(chosen.port, store, delivery, takes_faults=chosen.faults)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.stderr.write("The stand-in stops.\n")


if __name__ == "__main__":
    main()
