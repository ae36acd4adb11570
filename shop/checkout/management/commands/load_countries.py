from django.core.management.base import BaseCommand
from oscar.apps.address.models import Country

from shop.checkout.countries import places


class Command(BaseCommand):
    help = "Load or renew the countries that parcels go to; it may run again at any time."

    def handle(self, *args: object, **options: object) -> None:
        countries = [
            Country(
                iso_3166_1_a2=place.code,
                printable_name=place.name_zh,
                name=place.name_en,
                is_shipping_country=True,
            )
            for place in places().values()
        ]
        Country.objects.bulk_create(
            countries,
            update_conflicts=True,
            unique_fields=["iso_3166_1_a2"],
            update_fields=["printable_name", "name", "is_shipping_country"],
        )
        self.stdout.write(f"{len(countries)} countries")
