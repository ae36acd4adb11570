from django.urls import path

from catalog.questions import desk_views

urlpatterns = [
    path("questions/", desk_views.queue, name="market-questions"),
    path("questions/<int:pk>/", desk_views.show_question, name="market-question"),
    path(
        "questions/<int:pk>/let-through/",
        desk_views.let_it_through,
        name="market-question-through",
    ),
]
