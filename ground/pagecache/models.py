from django.db import models


class Generation(models.Model):
    """One row: the number that every cached public page is kept under."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)
