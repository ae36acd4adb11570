from django.urls import path

from catalog.search import views

urlpatterns = [
    path("works/", views.show_works, name="works"),
    path("works/suggest/", views.suggest_words, name="works-suggest"),
]
