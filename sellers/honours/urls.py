from django.urls import path

from sellers.honours import views

urlpatterns = [
    path("honours/", views.list_honours, name="studio-honours"),
    path("honours/new/", views.claim_honour, name="studio-honour-new"),
    path("honours/<int:pk>/show/", views.show_honour, name="studio-honour-show"),
    path("honours/<int:pk>/take-back/", views.take_back, name="studio-honour-back"),
]
