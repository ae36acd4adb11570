from catalog.drafts import list_ready_task

__all__ = ["list_ready_task"]
