"""Who is signed in: a woman who is new, one who registered, an officer."""

import pytest

from tests.cast import a_county, a_user, an_officer
from tests.sellers.verification.hers import a_registered_without_consent


@pytest.fixture
def she(client):
    """Signed in, and nothing else."""
    user = a_user(name="彩云")
    a_county()
    client.force_login(user)
    return user


@pytest.fixture
def artisan(client):
    artisan = a_registered_without_consent()
    client.force_login(artisan.user)
    return artisan


@pytest.fixture
def officer(client):
    officer = an_officer()
    client.force_login(officer.user)
    return officer
