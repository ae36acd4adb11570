"""What the programme's pages are about, in a running stack."""

from ground.regions.models import Division
from programme.record.models import Step
from programme.record.services import load_units, note_step, person_of
from tests.programme.doors import rows_of


class Place:
    """As the tests of isolation know it: a county, its officer, and herself."""

    def __init__(self, county, officer, herself):
        self.county, self.officer, self.herself = county, officer, herself


def programme_rows(officer, shop) -> dict[str, int]:
    load_units()
    hers = person_of(shop.artisan)
    note_step(person=hers, kind=Step.Kind.FINISHED, proof=hers, by=None, about_zh="苗绣初级班")
    county = Division.objects.get(code="522601")
    rows = rows_of(Place(county, officer, shop.artisan.user))
    return {name: getattr(row, "pk", row) for name, row in rows.items()}
