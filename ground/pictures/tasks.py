from ground.pictures.services import make_sizes_task

__all__ = ["make_sizes_task"]
