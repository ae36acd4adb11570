from django.urls import path

from shop.payments import views

urlpatterns = [path("webhooks/stripe/", views.webhook, name="stripe-webhook")]
