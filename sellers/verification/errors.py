class VerificationRefused(Exception):
    """Nothing was changed."""


class NotANumber(VerificationRefused):
    """No certificate has such a number; says how long it was, and never what was typed."""

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length


class TooYoung(VerificationRefused):
    """Below the working age (Labour Law art. 15)."""


class NumberTaken(VerificationRefused):
    """Somebody else is verified with it; never say who."""


class NotNow(VerificationRefused):
    """It is decided, taken back, or with another officer."""


class NumberMissing(VerificationRefused):
    """Nobody has typed the number yet."""


class CertificateExpired(VerificationRefused):
    """Its last day is over."""


class GuardianMissing(VerificationRefused):
    """Applications of this category come through a guardian."""


class NameDiffers(VerificationRefused):
    """The federation's list has the number under another name, and nobody said she looked."""


class OtherClaim(VerificationRefused):
    """She has another claim that waits; that one is decided first."""


class SameEyes(VerificationRefused):
    """Whoever proposed a change of grade does not confirm it."""
