from django.urls import path

from programme.survey import desk_views, editor_views, entry_views, request_views

urlpatterns = [
    path("", desk_views.list_rounds, name="desk-survey"),
    path("new/", desk_views.new_round, name="desk-survey-new"),
    path("<int:pk>/", desk_views.show_round, name="desk-survey-round"),
    path("<int:pk>/move/", desk_views.move_round, name="desk-survey-move"),
    path("<int:pk>/results/", desk_views.show_results, name="desk-survey-results"),
    path("<int:pk>/results/sheet/", desk_views.take_results, name="desk-survey-sheet"),
    path("<int:pk>/forms/", entry_views.print_forms, name="desk-survey-forms"),
    path("<int:pk>/entry/", entry_views.enter_form, name="desk-survey-entry"),
    path("<int:pk>/answers/", entry_views.list_responses, name="desk-survey-responses"),
    path(
        "<int:pk>/answers/<int:response_pk>/",
        entry_views.show_response,
        name="desk-survey-response",
    ),
    path(
        "<int:pk>/answers/<int:response_pk>/back/",
        entry_views.withdraw,
        name="desk-survey-response-back",
    ),
    path("<int:pk>/ask/", request_views.ask, name="desk-survey-ask"),
    path("requests/", request_views.list_requests, name="desk-survey-requests"),
    path("requests/<int:pk>/", request_views.show_request, name="desk-survey-request"),
    path("requests/<int:pk>/back/", request_views.unask, name="desk-survey-request-back"),
    path("surveyors/", request_views.list_surveyors, name="desk-survey-surveyors"),
    path("surveyors/<int:pk>/end/", request_views.end_surveyor, name="desk-survey-surveyor-end"),
    path("questions/", editor_views.list_questionnaires, name="desk-survey-questionnaires"),
    path("questions/<int:pk>/", editor_views.show_edition, name="desk-survey-edition"),
    path("questions/<int:pk>/publish/", editor_views.publish, name="desk-survey-edition-out"),
    path("questions/<int:pk>/next/", editor_views.begin_next, name="desk-survey-edition-next"),
    path("questions/<int:pk>/new/", editor_views.write, name="desk-survey-question-new"),
    path("questions/<int:pk>/<int:question_pk>/", editor_views.write, name="desk-survey-question"),
    path(
        "questions/<int:pk>/<int:question_pk>/up/",
        editor_views.change,
        {"do": "up"},
        name="desk-survey-question-up",
    ),
    path(
        "questions/<int:pk>/<int:question_pk>/drop/",
        editor_views.change,
        {"do": "drop"},
        name="desk-survey-question-drop",
    ),
    path(
        "questions/<int:pk>/<int:question_pk>/voice/",
        editor_views.speak,
        name="desk-survey-question-voice",
    ),
]
