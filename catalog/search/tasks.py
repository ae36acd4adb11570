from catalog.search.services import index_work_task

__all__ = ["index_work_task"]
