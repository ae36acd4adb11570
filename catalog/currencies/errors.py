from decimal import Decimal


class RateError(Exception):
    pass


class FarFromBefore(RateError):
    """Another unit, or a slip of the pen: somebody looks twice."""

    def __init__(self, far: dict[str, tuple[Decimal, Decimal]]) -> None:
        super().__init__(far)
        self.far = far  # currency: was, would be


class NotNow(RateError):
    """Another operator was faster, or it is off show already."""
