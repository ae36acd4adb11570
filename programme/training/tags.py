"""What the plan asks new courses to be, said of a course with its reason."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CourseTag(models.Model):
    class Tag(models.TextChoices):
        GENERAL = "general", _("通用性广")
        FASHION = "fashion", _("时尚前沿")
        DEMAND = "demand", _("市场需求量大")
        WORLD = "world", _("符合国际发展趋势")

    course = models.ForeignKey("training.Course", models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=7, choices=Tag)
    reason = models.CharField(max_length=200, help_text="What shows it, and where one reads it.")

    class Meta:
        ordering = ["course", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "tag"], name="a_course_is_called_so_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_tag_says_why"),
        ]

    def __str__(self) -> str:
        return str(self.get_tag_display())
