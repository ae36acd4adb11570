"""Her income as she reads it, and the dates that it is told by."""

import csv
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

from shop.order.models import Order

BEIJING = ZoneInfo("Asia/Shanghai")


def owner_of(part):
    return part.shop.artisan.user


def noon(*day):
    return datetime(*day, 12, tzinfo=BEIJING)


def page_of(client, month=""):
    return client.get("/studio/income/", {"month": month}).content.decode()


def rows_of(client, month=""):
    text = client.get("/studio/income.csv", {"month": month}).content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def paid_on(part, *day):
    Order.objects.filter(pk=part.order_id).update(paid_at=noon(*day))
