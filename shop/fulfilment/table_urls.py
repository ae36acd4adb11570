from django.urls import path

from shop.fulfilment import table_views as views

urlpatterns = [path("abroad/", views.set_table, name="market-abroad")]
