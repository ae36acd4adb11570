import pytest

from tests.marketplace.studio.telling import owner_of
from tests.shop.fulfilment.parts import a_paid_part


@pytest.fixture
def part(till):
    return a_paid_part(till, postage_fen=1200)


@pytest.fixture
def hers(client, part):
    client.force_login(owner_of(part))
    return client
