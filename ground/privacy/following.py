"""Who else must act when a consent is taken back: said by the wiring, for we know nobody above."""

from typing import Any, Protocol


class Follower(Protocol):
    def __call__(self, *, user: Any, kind: str) -> None: ...


_followers: list[Follower] = []


def when_withdrawn(follower: Follower) -> None:
    """It is called in the transaction that withdraws, each time; told twice, it stands once."""
    if follower not in _followers:
        _followers.append(follower)


def follow_withdrawal(*, user: Any, kind: str) -> None:
    for follower in _followers:
        follower(user=user, kind=kind)
