from django.urls import path

from programme.competitions import showing_views, views

urlpatterns = [
    path("competitions/", views.competitions, name="studio-competitions"),
    path("competitions/<int:pk>/enter/", views.enter_event, name="studio-competition-enter"),
    path("competitions/entries/<int:pk>/", views.show_entry, name="studio-entry"),
    path(
        "competitions/entries/<int:pk>/withdraw/",
        views.withdraw_entry,
        name="studio-entry-withdraw",
    ),
    path("competitions/entries/<int:pk>/name/", views.show_name, name="studio-entry-name"),
    path(
        "competitions/entries/<int:pk>/object/", views.object_to_result, name="studio-entry-object"
    ),
    path("exhibitions/", showing_views.exhibitions, name="studio-exhibitions"),
    path("exhibitions/<int:pk>/propose/", showing_views.propose, name="studio-exhibition-propose"),
    path("exhibitions/pieces/<int:pk>/back/", showing_views.take_back, name="studio-lot-back"),
]
