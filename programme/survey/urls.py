from django.urls import path

from programme.survey import views

urlpatterns = [
    path("", views.show_surveys, name="studio-survey"),
    path("fill/", views.fill_in, name="studio-survey-fill"),
    path("<int:pk>/", views.answer_survey, name="studio-survey-answer"),
    path("answers/<int:pk>/back/", views.take_back_answers, name="studio-survey-back"),
    path("voice/<int:pk>/", views.hear_question, name="studio-survey-voice"),
]
