"""Stock pages name a picture without making one: a kindness to the baseline."""


class Thumbnail:
    url = "/media/thumbnail.jpg"
    width = height = 300

    def __str__(self) -> str:
        return self.url


class NoThumbnailer:
    def generate_thumbnail(self, source: object, **options: object) -> Thumbnail:
        return Thumbnail()

    def delete_thumbnails(self, source: object) -> None:
        """There are none."""
