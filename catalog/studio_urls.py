from django.urls import path

from catalog import studio_changes as changes
from catalog import studio_photos as photos
from catalog import studio_views as views
from catalog import studio_voice as voice

urlpatterns = [
    path("", views.list_works, name="studio-works"),
    path("new/", views.new_work, name="studio-work-new"),
    path("<int:pk>/", views.show_work, name="studio-work"),
    path("<int:pk>/listed/", views.show_listed, name="studio-work-listed"),
    path("<int:pk>/facts/<slug:name>/", changes.change_fact, name="studio-fact"),
    path("<int:pk>/price/", changes.change_price, name="studio-price"),
    path("<int:pk>/stock/", changes.change_stock, name="studio-stock"),
    path("<int:pk>/show/", changes.show_again, name="studio-work-show"),
    path("<int:pk>/pause/", changes.pause, name="studio-work-pause"),
    path("<int:pk>/yes/", changes.say_yes, name="studio-work-yes"),
    path("<int:pk>/not-yet/", changes.say_not_yet, name="studio-work-not-yet"),
    path("<int:pk>/delete/", changes.delete_draft, name="studio-work-delete"),
    path("<int:pk>/photos/", photos.photos, name="studio-photos"),
    path("<int:pk>/photos/<int:place>/words/", photos.photo_words, name="studio-photo-words"),
    path("<int:pk>/photos/<int:place>/move/", photos.photo_move, name="studio-photo-move"),
    path("<int:pk>/photos/<int:place>/remove/", photos.photo_remove, name="studio-photo-remove"),
    path("<int:pk>/photos/restore/<int:removed>/", photos.photo_restore, name="studio-photo-back"),
    path("<int:pk>/voice/", voice.voice, name="studio-voice"),
    path("<int:pk>/voice/file/", voice.voice_file, name="studio-voice-file"),
    path("<int:pk>/voice/words/", voice.voice_words, name="studio-voice-words"),
    path("<int:pk>/voice/done/", voice.voice_done, name="studio-voice-done"),
    path("<int:pk>/proposal/<int:proposal>/", voice.answer_proposal, name="studio-proposal"),
]
