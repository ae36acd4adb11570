"""A cooperative with a shop, a member with a number, and a table sent by its keeper."""

import pytest
from django.utils import timezone
from wagtail.models import Collection

from ground.sheets.models import SheetImport
from sellers.cooperatives.models import Grant, Membership
from tests.cast import a_cooperative, a_craft, a_shop, a_user, an_artisan
from tests.ground.sheets.files import upload


class House:
    def __init__(self, client, run):
        self.client, self.run = client, run
        self.cooperative = a_cooperative()
        self.keeper = self.cooperative.keepers.get().user
        self.shop = a_shop("云岭店", cooperative=self.cooperative)
        self.member = an_artisan("水妹", "Shuimei", user=a_user("水妹", phone="+8613800138000"))
        self.membership = Membership.objects.create(
            cooperative=self.cooperative,
            artisan=self.member,
            number="007",
            joined_on=timezone.localdate(),
        )
        for kind, floor in (("show", None), ("price", 50), ("stock", None)):
            Grant.objects.create(
                membership=self.membership,
                kind=kind,
                floor_percent=floor,
                given_by=self.member.user,
            )
        a_craft()
        Collection.objects.exists() or Collection.add_root(name="Root")
        client.force_login(self.keeper)

    def path(self, tail=""):
        return f"/studio/coop/{self.cooperative.pk}/imports/{tail}"

    def send(self, data, photos=None, kind="works"):
        """The import, checked; or the page that refused the file."""
        files = {"file": upload(data)} | ({"photos": upload(photos, "p.zip")} if photos else {})
        with self.run(execute=True):
            answer = self.client.post(self.path(f"{kind}/new/"), files)
        return SheetImport.objects.latest("pk") if answer.status_code == 302 else answer

    def press(self, sheet, **said):
        with self.run(execute=True):
            self.client.post(self.path(f"{sheet.pk}/write/"), said)
        sheet.refresh_from_db()
        return sheet

    def page(self, sheet, query=""):
        return self.client.get(self.path(f"{sheet.pk}/{query}")).content.decode()

    def told(self, sheet):
        """Why its rows were refused, one after the other."""
        refused = sheet.rows.filter(verdict="refused")
        return [told for row in refused for _column, told in row.told]


@pytest.fixture
def house(db, client, django_capture_on_commit_callbacks):
    return House(client, django_capture_on_commit_callbacks)


def counts(sheet):
    return (sheet.added, sheet.changed, sheet.unchanged, sheet.refused)
