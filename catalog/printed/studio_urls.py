from django.urls import path

from catalog.printed import coop_views, studio_views

_COOP = "coop/<int:coop>/cards/"

urlpatterns = [
    path("card/", studio_views.my_card, name="studio-card"),
    path("card/print/", studio_views.my_card_sheet, name="studio-card-sheet"),
    path("labels/", studio_views.labels, name="studio-labels"),
    path("labels/print/", studio_views.my_label_sheet, name="studio-label-sheet"),
    path(_COOP, coop_views.labels, name="coop-cards"),
    path(f"{_COOP}print/", coop_views.sheet, name="coop-card-labels"),
    path(f"{_COOP}<int:pk>/", coop_views.member_card, name="coop-card"),
]
