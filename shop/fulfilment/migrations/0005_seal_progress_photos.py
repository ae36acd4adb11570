from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import migrations
from django.utils.crypto import get_random_string

from ground.privacy.vault import seal


def seal_photos(apps, schema_editor):
    """From public media to where nothing has an address; the public files go."""
    photos = apps.get_model("fulfilment", "ProgressPhoto").objects
    for photo in photos.select_related("picture", "seller_order__shop__artisan"):
        owner = owner_of(apps, photo.seller_order.shop)
        picture = photo.picture
        if owner is None or not default_storage.exists(picture.file.name):
            photo.delete()
        else:
            photo.file = keep(apps, picture, owner)
            photo.width, photo.height, photo.picture = picture.width, picture.height, None
            photo.save()
        destroy(picture)


def owner_of(apps, shop):
    if shop.artisan_id and shop.artisan.user_id:
        return shop.artisan.user_id
    keepers = apps.get_model("cooperatives", "Keeper").objects
    return keepers.filter(cooperative=shop.cooperative_id).values_list("user", flat=True).first()


def keep(apps, picture, owner):
    with picture.file.open("rb") as file:
        data = file.read()
    kept = apps.get_model("privacy", "PrivateFile")(
        kind="progress", content_type="image/jpeg", owner_id=owner, size=len(data)
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
        ("fulfilment", "0004_add_sealed_progress_files"),
        ("cooperatives", "__first__"),
        ("pictures", "__first__"),
    ]

    operations = [migrations.RunPython(seal_photos, migrations.RunPython.noop)]
