"""The four grades as they are typed."""

from trainer.scheduling.preview import Grade

GRADE_NAMES: dict[int, str] = {grade: grade.name.lower() for grade in Grade}
GRADE_KEYS = {str(key): grade for key, grade in enumerate(Grade, start=1)}
"""What is typed for each grade."""

NO_GRADE = "That is no grade: type 1 again, 2 hard, 3 good or 4 easy; ? lists the commands."


def choices(proposed: int | None) -> dict[str, Grade]:
    """What may be typed for each grade; the empty line takes the proposed one."""
    grades = {**GRADE_KEYS, **{GRADE_NAMES[grade]: grade for grade in Grade}}
    return grades | {"": Grade(proposed)} if proposed is not None else grades


def enter_takes(grades: dict[str, Grade]) -> str:
    """What a prompt says of Enter; nothing if it takes no grade."""
    return f", Enter = {GRADE_NAMES[grades['']]}" if "" in grades else ""
