from django.urls import path

from sellers.verification import desk_corrections, desk_lists, desk_views

urlpatterns = [
    path("verify/", desk_views.show_queue, name="desk-queue"),
    path("verify/<int:pk>/", desk_views.show_claim, name="desk-claim"),
    path("verify/<int:pk>/look/", desk_views.look, name="desk-look"),
    path("verify/<int:pk>/approve/", desk_views.approve, name="desk-approve"),
    path("verify/<int:pk>/confirm/", desk_views.confirm, name="desk-confirm"),
    path("verify/<int:pk>/ask/", desk_views.ask, name="desk-ask"),
    path("verify/<int:pk>/refuse/", desk_views.refuse, name="desk-refuse"),
    path("verify/<int:pk>/reopen/", desk_views.reopen, name="desk-reopen"),
    path("verify/<int:pk>/again/", desk_views.check_again, name="desk-check-again"),
    path("verify/<int:pk>/correct/", desk_corrections.correct, name="desk-correct"),
    path("verify/<int:pk>/undo/", desk_corrections.answer_undo, name="desk-undo"),
    path("guardians/<int:pk>/", desk_views.show_guardian, name="desk-guardian"),
    path("women/", desk_lists.show_women, name="desk-women"),
    path("seen/", desk_lists.show_sightings, name="desk-seen"),
    path("roster/", desk_lists.import_roster, name="desk-roster"),
]
