"""A county's officer who sends a table and looks at what becomes of it."""

import csv
import io

from django.test import Client

from ground.sheets.models import SheetImport
from sellers.organs.models import Officer
from tests.cast import a_county
from tests.ground.sheets.files import as_csv, upload
from tests.programme.people import a_county_officer

AT = "/desk/programme/lists/"


class Desk:
    """Beside hers there is the next county, with an officer of its own."""

    def __init__(self, run):
        self.run = run
        self.county, self.next_county = a_county(), a_county("520103", "云岩区")
        self.officer = a_county_officer(self.county)
        self.other = a_county_officer(self.next_county)
        self.client = signed_in(self.officer)

    def send(self, kind, heading, *rows):
        """The import, checked."""
        with self.run(execute=True):
            file = upload(as_csv(*rows, heading=heading), f"{kind}.csv")
            answer = self.client.post(f"{AT}{kind}/new/", {"file": file})
        assert answer.status_code == 302, answer.content.decode()
        return SheetImport.objects.latest("pk")

    def press(self, sheet, **said):
        with self.run(execute=True):
            self.client.post(f"{AT}imports/{sheet.pk}/write/", said)
        sheet.refresh_from_db()
        return sheet

    def bring_in(self, kind, heading, *rows):
        """Sent and written; what it did, and what the same file does once more."""
        first = self.press(self.send(kind, heading, *rows))
        return first, self.send(kind, heading, *rows)

    def told(self, sheet):
        """Why its rows were refused, by line."""
        refused = sheet.rows.filter(verdict="refused")
        return {row.line: [told for _column, told in row.told] for row in refused}

    def take(self, kind, form="csv", client=None):
        return (client or self.client).get(f"{AT}{kind}.{form}")

    def rows(self, kind, client=None):
        answer = self.take(kind, client=client)
        data = b"".join(answer.streaming_content).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(data)))


def signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer.user)
    return client


def counts(sheet):
    """Added, changed, unchanged, refused."""
    return (sheet.added, sheet.changed, sheet.unchanged, sheet.refused)
