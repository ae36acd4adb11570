"""Doorways of the timetable; they may knock twice."""

from ground.messages.delivery import deliver_queued_task, deliver_task
from ground.messages.services import forget_old_task

__all__ = ["deliver_queued_task", "deliver_task", "forget_old_task"]
