"""Numbers in words."""


def count(number: int, noun: str) -> str:
    """
    >>> count(1, "kata"), count(3, "level")
    ('1 kata', '3 levels')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def duration(minutes: int) -> str:
    """
    >>> duration(45), duration(120), duration(125)
    ('45 min', '2 h', '2 h 5 min')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours)
    return " ".join(parts)
