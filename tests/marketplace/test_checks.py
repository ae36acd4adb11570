"""A half-configured deployment is refused, each fault by its own id."""

import pytest
from django.core.checks import run_checks

WHOLE = {
    "SITE_URL": "https://qiaoshou.example",
    "ALLOWED_HOSTS": ["qiaoshou.example"],
    "STRIPE_SECRET_KEY": "sk_live_1",
    "STRIPE_WEBHOOK_SECRET": "whsec_1",
    "STRIPE_API_BASE": "",
    "SMS_BACKEND": "provider",
    "VOICE_BACKEND": "provider",
    "OPERATOR_EMAIL": "operator@qiaoshou.example",
}


def faults(settings, **changes):
    for name, value in (WHOLE | changes).items():
        setattr(settings, name, value)
    found = run_checks(include_deployment_checks=True)
    return [fault.id for fault in found if fault.id.startswith("marketplace.")]


def test_a_whole_configuration_passes(settings):
    assert faults(settings) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"STRIPE_SECRET_KEY": ""}, "marketplace.E001"),
        ({"STRIPE_WEBHOOK_SECRET": ""}, "marketplace.E001"),
        ({"STRIPE_API_BASE": "http://127.0.0.1:12111"}, "marketplace.E002"),
        ({"SITE_URL": "http://qiaoshou.example"}, "marketplace.E003"),
        ({"SMS_BACKEND": "console"}, "marketplace.E004"),
        ({"VOICE_BACKEND": "console"}, "marketplace.E009"),
        ({"OPERATOR_EMAIL": ""}, "marketplace.E005"),
    ],
)
def test_each_missing_half_is_named(settings, changes, fault):
    assert faults(settings, **changes) == [fault]
