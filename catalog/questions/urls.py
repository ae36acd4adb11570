from django.urls import path

from catalog.questions import views

urlpatterns = [
    path("works/<slug:slug>-<int:pk>/questions/", views.show_questions, name="work-questions"),
    path("works/<slug:slug>-<int:pk>/ask/", views.ask_question, name="ask"),
]
