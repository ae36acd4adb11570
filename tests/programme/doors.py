"""Every private address of the programme, app by app: one line each."""

from tests.programme.competitions import doors as competitions
from tests.programme.finance import doors as finance
from tests.programme.lending import doors as lending
from tests.programme.pairing import doors as pairing
from tests.programme.posts import doors as posts
from tests.programme.record import doors as record
from tests.programme.sheets import doors as sheets
from tests.programme.survey import doors as survey
from tests.programme.targets import doors as targets
from tests.programme.training import doors as training

APPS = [
    record, competitions, pairing, posts, survey, finance, training, lending, targets, sheets,
]  # fmt: skip
DOORS = {name: door for app in APPS for name, door in app.DOORS.items()}
MODELS = [model for app in APPS for model in app.MODELS]


def rows_of(world):
    """What each app's addresses are about; `world` has officers, her and her county."""
    return {name: row for app in APPS for name, row in app.rows(world).items()}
