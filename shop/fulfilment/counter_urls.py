from django.urls import path

from shop.fulfilment import (
    arrival_views,
    conflict_views,
    counter_sale_views,
    counter_views,
    label_views,
)

_COUNTER = "coop/<int:coop>/counter/"
_STOCK = "coop/<int:coop>/stock/"

urlpatterns = [
    path(_COUNTER, counter_views.show_counter, name="counter"),
    path(_COUNTER + "<int:pk>/sell/", counter_views.sell, name="counter-sell"),
    path(_COUNTER + "sales/", counter_sale_views.list_sales, name="counter-sales"),
    path(_COUNTER + "sales/<int:pk>/", counter_sale_views.show_sale, name="counter-sale"),
    path(_COUNTER + "sales/<int:pk>/undo/", counter_sale_views.undo, name="counter-undo"),
    path(_STOCK + "conflicts/", conflict_views.list_conflicts, name="stock-conflicts"),
    path(_STOCK + "conflicts/<int:pk>/", conflict_views.show_conflict, name="stock-conflict"),
    path(_STOCK + "transfers/<int:pk>/", arrival_views.show_transfer, name="stock-transfer"),
    path(_STOCK + "labels/", label_views.list_works, name="stock-labels"),
    path(_STOCK + "labels/<int:pk>/", label_views.show_work, name="stock-label"),
    path(_STOCK + "labels/<int:pk>/sheet/", label_views.print_sheet, name="stock-label-sheet"),
]
