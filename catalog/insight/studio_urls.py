from django.urls import path

from catalog.insight import coop_views as coop
from catalog.insight import studio_views as hers

urlpatterns = [
    path("needs/", hers.show_needs, name="studio-needs"),
    path("novelties/new/", hers.declare_it, name="studio-novelty-new"),
    path("novelties/<int:pk>/works/", hers.choose_works, name="studio-novelty-works"),
    path("novelties/<int:pk>/end/", hers.end_it, name="studio-novelty-end"),
    path("coop/<int:coop>/needs/", coop.show_needs, name="coop-needs"),
    path("coop/<int:coop>/novelties/new/", coop.declare_it, name="coop-novelty-new"),
    path("coop/<int:coop>/novelties/<int:pk>/works/", coop.choose_works, name="coop-novelty-works"),
    path("coop/<int:coop>/novelties/<int:pk>/end/", coop.end_it, name="coop-novelty-end"),
]
