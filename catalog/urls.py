from django.urls import path

from catalog import views

urlpatterns = [
    path("works/<slug:slug>-<int:pk>/", views.show_work, name="work"),
    path("makers/<slug:slug>/", views.show_maker, name="maker"),
    path("shops/<slug:slug>/", views.show_shop, name="shop"),
    path("crafts/", views.show_crafts, name="crafts"),
]
