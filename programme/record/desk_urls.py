from django.urls import path

from programme.record import desk_views, move_desk_views

urlpatterns = [
    path("people/", desk_views.list_persons, name="desk-persons"),
    path("people/new/", desk_views.add_person, name="desk-person-new"),
    path("people/ask/", move_desk_views.ask_for_woman, name="desk-move-ask"),
    path("people/moves/", move_desk_views.list_moves, name="desk-moves"),
    path("people/moves/<int:pk>/", move_desk_views.show_move, name="desk-move"),
    path("people/moves/<int:pk>/sign/", move_desk_views.sign_move, name="desk-move-sign"),
    path("people/moves/<int:pk>/paper/", move_desk_views.show_paper, name="desk-move-paper"),
    *[
        path(
            f"people/moves/<int:pk>/{deed}/",
            move_desk_views.do_move,
            {"deed": deed},
            name=f"desk-move-{deed}",
        )
        for deed in ("take", "decline", "hand", "withdraw")
    ],
    path("people/gone/", move_desk_views.list_gone, name="desk-persons-gone"),
    path("people/<int:pk>/gone/", move_desk_views.show_gone, name="desk-person-gone"),
    path("people/<int:pk>/moved/", move_desk_views.note_move, name="desk-person-moved"),
    path("people/<int:pk>/", desk_views.show_person, name="desk-person"),
    path("people/<int:pk>/check/", desk_views.check_person, name="desk-person-check"),
    path("people/<int:pk>/look/", desk_views.look_at_household, name="desk-person-look"),
    path("people/<int:pk>/household/", desk_views.note_household, name="desk-person-household"),
    path("people/<int:pk>/work/", desk_views.note_work, name="desk-person-work"),
    path("people/<int:pk>/work/<int:spell>/end/", desk_views.end_work, name="desk-person-work-end"),
    path("people/<int:pk>/is/<int:other>/", desk_views.merge_persons, name="desk-person-merge"),
]
