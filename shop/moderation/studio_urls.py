from django.urls import path

from shop.moderation import studio_views

urlpatterns = [path("<int:pk>/", studio_views.show_suspension, name="studio-suspension")]
