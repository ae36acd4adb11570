from typing import Any


class Refusal(Exception):
    """A Stripe-shaped error."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        kind = "card_error" if status == 402 else "invalid_request_error"
        self.status = status
        self.body = {"error": {"type": kind, "code": code, "message": message}}


def amount_of(asked: dict[str, Any], otherwise: int = 0) -> int:
    """In the smallest unit, as Stripe counts; anything finer is refused as Stripe does."""
    try:
        amount = int(asked.get("amount", otherwise))
    except ValueError:
        raise Refusal(400, "parameter_invalid_integer", "Invalid integer.") from None
    if amount <= 0:
        raise Refusal(400, "parameter_invalid_integer", "The amount must be positive.")
    return amount


def only(asked: dict[str, Any], known: set[str]) -> None:
    if unknown := asked.keys() - known:
        raise Refusal(400, "parameter_unknown", f"Received unknown parameter: {min(unknown)}")
