from django.urls import path

from programme.pairing import views

urlpatterns = [
    path("pairing/", views.pairing, name="studio-pairing"),
    path("pairing/<int:pk>/<slug:kind>/", views.choose, name="studio-pairing-choose"),
    path("pairing/people/<int:pk>/", views.show_person, name="studio-pairing-person"),
    path("pairing/people/<int:pk>/visit/", views.note_visit, name="studio-pairing-visit"),
]
