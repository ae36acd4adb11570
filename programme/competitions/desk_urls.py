from django.urls import path

from programme.competitions import desk_views, entry_views, exhibition_views

urlpatterns = [
    path("competitions/", desk_views.list_competitions, name="desk-competitions"),
    path("competitions/new/", desk_views.new_competition, name="desk-competition-new"),
    path("competitions/<int:pk>/", desk_views.show_competition, name="desk-competition"),
    path("competitions/<int:pk>/event/", desk_views.new_event, name="desk-competition-event"),
    path("competitions/<int:pk>/judges/", desk_views.judges, name="desk-competition-judges"),
    path(
        "competitions/judges/<int:pk>/end/", desk_views.end_judge, name="desk-competition-judge-end"
    ),
    path(
        "competitions/<int:pk>/entries/", entry_views.list_entries, name="desk-competition-entries"
    ),
    path(
        "competitions/<int:pk>/objection/",
        entry_views.new_objection,
        name="desk-competition-objection-new",
    ),
    path(
        "competitions/objections/<int:pk>/",
        entry_views.answer_objection,
        name="desk-competition-objection",
    ),
    path(
        "competitions/events/<int:pk>/enter/", entry_views.enter_her, name="desk-competition-enter"
    ),
    path("competitions/entries/<int:pk>/", entry_views.show_entry, name="desk-entry"),
    path(
        "competitions/entries/<int:pk>/needs/", entry_views.look_at_needs, name="desk-entry-needs"
    ),
    path("competitions/entries/<int:pk>/<slug:deed>/", entry_views.act, name="desk-entry-act"),
    path("competitions/titles/<int:pk>/", entry_views.give_title, name="desk-entry-title"),
    path(
        "competitions/<int:pk>/step/<slug:step>/",
        desk_views.take_step,
        name="desk-competition-step",
    ),
    path("exhibitions/", exhibition_views.list_exhibitions, name="desk-exhibitions"),
    path("exhibitions/new/", exhibition_views.new_exhibition, name="desk-exhibition-new"),
    path("exhibitions/<int:pk>/", exhibition_views.show_exhibition, name="desk-exhibition"),
    path(
        "exhibitions/<int:pk>/step/<slug:step>/",
        exhibition_views.take_step,
        name="desk-exhibition-step",
    ),
    path("exhibitions/<int:pk>/close/", exhibition_views.close, name="desk-exhibition-close"),
    path("exhibitions/<int:pk>/propose/", exhibition_views.propose, name="desk-exhibition-propose"),
    path("exhibitions/<int:pk>/lots/", exhibition_views.print_lots, name="desk-exhibition-lots"),
    path("exhibitions/pieces/<int:pk>/", exhibition_views.decide, name="desk-lot"),
    path("exhibitions/pieces/<int:pk>/photo/", exhibition_views.see_photo, name="desk-lot-photo"),
]
