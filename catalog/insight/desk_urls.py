from django.urls import path

from catalog.insight import desk_views

urlpatterns = [
    path("insight/", desk_views.show_list, name="market-insight"),
    path("insight/sheet/", desk_views.sheet, name="market-insight-sheet"),
    path("insight/<int:pk>/hide/", desk_views.hide_it, name="market-insight-hide"),
    path("insight/<int:pk>/show/", desk_views.show_it, name="market-insight-show"),
]
