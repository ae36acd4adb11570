"""A yearly plan by craft: how many places are meant, 人次."""

from django.db import models
from django.db.models import Q


class PlanLine(models.Model):
    plan = models.ForeignKey("training.TrainingPlan", models.CASCADE, related_name="lines")
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, related_name="+")
    person_times = models.PositiveIntegerField()

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "craft"], name="a_plan_names_a_craft_once"),
            models.CheckConstraint(
                condition=Q(person_times__gte=1), name="a_line_of_a_plan_means_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.craft_id}: {self.person_times}"
