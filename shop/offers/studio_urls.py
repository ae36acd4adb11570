from django.urls import path

from shop.offers import studio_views

urlpatterns = [
    path("offers/", studio_views.list_offers, name="studio-offers"),
    path("offers/new/<int:pk>/", studio_views.new_offer, name="studio-offer-new"),
    path("offers/<int:pk>/end/", studio_views.end_shop_offer, name="studio-offer-end"),
]
