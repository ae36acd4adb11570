from django.urls import path

from sellers.honours import desk_views

urlpatterns = [
    path("honours/", desk_views.queue, name="desk-honours"),
    path("honours/<int:pk>/", desk_views.show_honour, name="desk-honour"),
    path("honours/<int:pk>/look/", desk_views.look, name="desk-honour-look"),
    path("honours/<int:pk>/verify/", desk_views.verify, name="desk-honour-verify"),
]
