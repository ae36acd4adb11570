from django.db import models
from django.db.models import F, Q


class Stock(models.Model):
    """One row a work: the one truth about what can be sold, and the lock on it.

    Oscar's `num_in_stock` and `num_allocated` are a projection that the services of this
    app write in the same transaction.
    """

    work = models.OneToOneField(
        "catalogue.Product", models.CASCADE, primary_key=True, related_name="stock"
    )
    on_hand = models.IntegerField(null=True, help_text="Pieces; empty: made when ordered.")
    held = models.IntegerField(default=0, help_text="Pieces promised to orders, not yet sent.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(held__gte=0), name="held_is_not_negative"),
            models.CheckConstraint(
                condition=Q(on_hand__isnull=True) | Q(on_hand__gte=F("held")),
                name="no_piece_is_promised_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work_id}: {self.available}"

    @property
    def available(self) -> int | None:
        """Pieces one can still buy; None: made when ordered."""
        return None if self.on_hand is None else self.on_hand - self.held
