"""From how many on a count may be read by others: below it, it tells of somebody."""

LEAST = 5


def is_small(number: int) -> bool:
    return 0 < number < LEAST
