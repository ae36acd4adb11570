from django.urls import path

from programme.survey import surveying_views

urlpatterns = [
    path("", surveying_views.show_rounds, name="desk-surveying"),
    path("<int:pk>/", surveying_views.meet_woman, name="desk-surveying-who"),
    path("<int:pk>/paper/", surveying_views.enter_paper, name="desk-surveying-paper"),
    path("<int:pk>/<int:person_pk>/", surveying_views.ask_woman, name="desk-surveying-ask"),
    path("voice/<int:pk>/", surveying_views.hear_question, name="desk-surveying-voice"),
]
