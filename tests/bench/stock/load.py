"""As many products as our large market has works: `python -m tests.bench.stock.load 10000`."""

import os
import sys
from decimal import Decimal

import django
from django.core.management import call_command

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.stock.settings"
django.setup()

from oscar.apps.address.models import Country  # noqa: E402 -- Django must be set up first
from oscar.apps.catalogue.categories import create_from_breadcrumbs  # noqa: E402 -- as above
from oscar.apps.catalogue.models import Product, ProductCategory, ProductClass  # noqa: E402 -- as above
from oscar.apps.partner.models import Partner, StockRecord  # noqa: E402 -- as above


def load(number: int) -> None:
    call_command("migrate", verbosity=0)
    if Product.objects.exists():
        return
    Country.objects.create(iso_3166_1_a2="CN", printable_name="China", is_shipping_country=True)
    kind = ProductClass.objects.create(name="Work", slug="work")
    partner = Partner.objects.create(name="Shop")
    category = create_from_breadcrumbs("Works")
    products = Product.objects.bulk_create(
        [
            Product(title=f"苗绣蝴蝶手包 {n}", slug=f"work-{n}", upc=f"S{n}", product_class=kind)
            for n in range(number)
        ],
        batch_size=500,
    )
    ProductCategory.objects.bulk_create(
        [ProductCategory(product=product, category=category) for product in products],
        batch_size=500,
    )
    StockRecord.objects.bulk_create(
        [
            StockRecord(
                product=product,
                partner=partner,
                partner_sku=product.upc,
                price=Decimal(268),
                price_currency="CNY",
                num_in_stock=1_000_000,
            )
            for product in products
        ],
        batch_size=500,
    )


if __name__ == "__main__":
    load(int(sys.argv[1]))
