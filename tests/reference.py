"""Divisions, crafts and countries for a test; their own loaders have tests of their own."""

from django.core.management import call_command

from ground.crafts import services as crafts
from ground.regions import services as regions
from tests.kept import Kept

load_divisions = Kept(regions.load_divisions)
load_crafts = Kept(crafts.load_crafts)  # after the divisions
load_countries = Kept(lambda: call_command("load_countries", verbosity=0))
