from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import migrations
from django.utils.crypto import get_random_string

from ground.privacy.vault import seal


def seal_photos(apps, schema_editor):
    """From public media to where nothing has an address; the public files go."""
    photos = apps.get_model("returns", "ReturnPhoto").objects
    part = "request__seller_order"
    for photo in photos.select_related("picture", f"{part}__order", f"{part}__shop__artisan"):
        owner = owner_of(apps, photo.request.seller_order)
        picture = photo.picture
        if owner is None or not default_storage.exists(picture.file.name):
            photo.delete()
        else:
            photo.file = keep(apps, picture, owner)
            photo.width, photo.height, photo.picture = picture.width, picture.height, None
            photo.save()
        destroy(picture)


def owner_of(apps, part):
    """The buyer who signed in; else whoever runs the shop."""
    if part.order.user_id:
        return part.order.user_id
    if part.shop.artisan_id and part.shop.artisan.user_id:
        return part.shop.artisan.user_id
    keepers = apps.get_model("cooperatives", "Keeper").objects
    return keepers.filter(cooperative=part.shop.cooperative_id).values_list("user", flat=True).first()


def keep(apps, picture, owner):
    with picture.file.open("rb") as file:
        data = file.read()
    kept = apps.get_model("privacy", "PrivateFile")(
        kind="return", content_type="image/jpeg", owner_id=owner, size=len(data)
    )
    kept.file.save(f"{get_random_string(32)}.sealed", ContentFile(seal(data)), save=False)
    kept.save()
    return kept


def destroy(picture):
    begins = f"pictures/{picture.pk}/{picture.file_hash[:10]}"
    names = [
        f"{begins}-{width}.{kind}" for kind, made in picture.sources.items() for width, _url in made
    ]
    original = picture.file.name
    picture.delete()
    for name in [*names, original]:
        default_storage.delete(name)


class Migration(migrations.Migration):
    dependencies = [
        ("returns", "0002_add_sealed_photo_files"),
        ("cooperatives", "__first__"),
        ("pictures", "__first__"),
    ]

    operations = [migrations.RunPython(seal_photos, migrations.RunPython.noop)]
