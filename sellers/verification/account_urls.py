from django.urls import path

from sellers.verification import consent_views as views

urlpatterns = [
    path("consents/", views.show_consents, name="consents"),
    path("consents/<slug:kind>/", views.change_consent, name="consent-change"),
]
