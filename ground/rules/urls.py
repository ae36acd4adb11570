from django.urls import path

from ground.rules import views

urlpatterns = [
    path("", views.show_all, name="rules"),
    path("<slug:kind>/", views.show_now, name="rules-now"),
    path("<slug:kind>/comment/", views.say, name="rules-comment"),
    path("<slug:kind>/<int:number>/", views.show_version, name="rules-version"),
]
