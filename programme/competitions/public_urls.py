from django.urls import path

from programme.competitions import public_views as views

urlpatterns = [
    path("competitions/", views.list_results, name="competition-results"),
    path("competitions/<int:pk>/", views.show_result, name="competition-result"),
]
