from django.urls import path

from shop.offers import desk_views

urlpatterns = [
    path("", desk_views.show_campaigns, name="money-offers"),
    path("<int:pk>/end/", desk_views.end_campaign, name="money-offer-end"),
]
