from catalog.search.services import index_changed_task, index_work_task, index_works_task

__all__ = ["index_changed_task", "index_work_task", "index_works_task"]
