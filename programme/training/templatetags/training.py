"""Codes of training, drawn into the page."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ground.pictures.squares import square_code
from programme.training.models import Certificate, Enrolment

register = template.Library()


@register.simple_tag
def paper_code(certificate: Certificate) -> SafeString:
    """Whoever scans it asks whether the certificate is so."""
    address = reverse("certificate", args=[certificate.code])
    return _drawn(address, _("方块码，扫一扫可以查真假"))


@register.simple_tag
def door_code(row: Enrolment) -> SafeString:
    """Her trainer scans it."""
    return _drawn(reverse("teaching-code", args=[row.code]), _("方块码，给老师扫"))


@register.simple_tag
def paper_address(certificate: Certificate) -> str:
    """As somebody types it who cannot scan."""
    address = f"{settings.SITE_URL}{reverse('certificate-find')}"
    return address.split("://", 1)[1].rstrip("/")


@register.filter
def in_fours(code: str) -> str:
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _drawn(path: str, said: str) -> SafeString:
    address = f"{settings.SITE_URL}{path}"
    return square_code(address, said, omitsize=True, svgclass="printed-code")
