"""What the people who run the market are told: a person must look."""

from django.conf import settings

from ground.messages.services import Reach, tell


def tell_operator(*, kind: str, key: str, what: str) -> None:
    """In both languages, without anybody's name."""
    tell(
        kind=kind,
        key=f"{kind}:{key}",
        reach=Reach(email=settings.OPERATOR_EMAIL),
        subject=f"请核对款项 / Money to look into: {key}",
        body=what,
    )
