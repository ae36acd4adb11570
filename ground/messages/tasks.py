"""Doorways of the timetable; they may knock twice."""

from ground.messages.delivery import deliver_queued_task, deliver_task

__all__ = ["deliver_queued_task", "deliver_task"]
