"""Making the plan: choose what fits, place it, and say what did not fit and what more time would gain."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.catalog import Catalog
from grader.study import sentences
from grader.study.basis import Study
from grader.study.calendar import Placed, Work, paced, place
from grader.study.goal import Goal
from grader.study.model import Day, Item, Kind, LeftOut, Plan, TopicPlan, Week
from grader.study.steps import NEEDED, choose
from grader.study_data import Tables, tables
from grader.verdict import Outcome

MOST_DAYS = 366
MOST_HOURS = 24


def make_plan(
    catalog: Catalog,
    outcomes: Mapping[str, Outcome],
    goal: Goal,
    due: Mapping[str, int] | None = None,
    data: Tables | None = None,
) -> Plan:
    """The plan for a goal. `due` says, for passed katas, in how many days each is to be reviewed."""
    study = Study(catalog, outcomes, goal, due or {}, data or tables())
    placed = _placed(study)
    days = [_day(study, number, keys) for number, keys in enumerate(placed.days)]
    topics = tuple(_topic(study, topic, placed) for topic in study.path)
    plan = Plan(goal, _weeks(study, days), topics, _left_out(study), (), ())
    return replace(plan, summary=_summary(study, plan), notes=_notes(study, plan))


def _placed(study: Study) -> Placed:
    """The work in its days. Where not all fits, the reviews of whole topics give way to the katas, the last first."""
    for count in range(len(study.reviewed), -1, -1):
        works = study.works(study.affordable, study.reviewed[:count])
        placed = place(works, _room(study, works))
        if not placed.left_out:
            break
    return placed


def _room(study: Study, works: Sequence[Work]) -> Sequence[int]:
    """The minutes that each day gives to study: spread evenly, with the last days kept free, when all fits."""
    within = -(-study.goal.days * study.data.rules.pace_percent // 100)
    return paced(works, study.frame.room, study.goal.minutes_a_day, within)


def next_katas(
    catalog: Catalog,
    outcomes: Mapping[str, Outcome],
    goal: Goal | None = None,
    count: int = 3,
    data: Tables | None = None,
) -> tuple[Item, ...]:
    """What to do next, best first, each with its reason; without a goal, for the default role."""
    data = data or tables()
    goal = goal or Goal(data.roles[data.rules.default_role], 1, data.rules.default_hours)
    study = Study(catalog, outcomes, goal, {}, data)
    works = study.works(study.everything)[:count]
    return tuple(_kata_item(study, work.key, study.everything) for work in works)


def _kata_item(study: Study, kata: str, reasons: Mapping[str, str]) -> Item:
    found = study.catalog.katas[kata]
    because = next(
        (f"; {offer.because}" for offer in study.goal.role.offers if offer.topic == found.topic), ""
    )
    return Item(Kind.KATA, kata, found.minutes, reasons[kata] + because, level=found.level)


def _item(study: Study, key: str) -> Item:
    if key in study.affordable:
        return _kata_item(study, key, study.affordable)
    score = study.scores[key]
    why = f"{score.title} is at {score.score}, {study.asked(key)} is asked: one review, no study"
    return Item(Kind.REVIEW, key, study.data.rules.topic_review_minutes, why)


def _day(study: Study, number: int, keys: Sequence[str]) -> Day:
    items = (*study.frame.fixed[number], *(_item(study, key) for key in keys))
    topics = [item.name.split("/")[0] for item in items if item.kind is not Kind.CHECKPOINT]
    return Day(number, items, tuple(dict.fromkeys(topics)))


def _weeks(study: Study, days: Sequence[Day]) -> tuple[Week, ...]:
    return tuple(
        _week(study, start // 7 + 1, tuple(days[start : start + 7])) for start in range(0, len(days), 7)
    )


def _week(study: Study, number: int, days: tuple[Day, ...]) -> Week:
    topics = {kata.split("/")[0] for day in days for kata in day.katas}
    stages = tuple(stage for stage in study.goal.role.stages if topics & set(stage.topics))
    return Week(number, stages, days)


def _topic(study: Study, slug: str, placed: Placed) -> TopicPlan:
    score = study.scores[slug]
    katas = [kata for kata in study.affordable if kata.startswith(f"{slug}/")]
    plan = TopicPlan(
        slug=slug,
        title=score.title,
        score=score.score,
        after=study.score_after(slug, study.affordable),
        asked=study.asked(slug),
        words=study.demand(slug).words,
        katas=len(katas),
        minutes=study.board.minutes(katas),
        why="",
    )
    if slug in study.reviewed and slug not in placed.day_of:
        return replace(plan, why=sentences.no_room_for_review(plan))
    return replace(plan, why=sentences.topic(plan, score, slug in study.reviewed))


def _left_out(study: Study) -> tuple[LeftOut, ...]:
    missing = [kata for kata in study.everything if kata not in study.affordable]
    topics = dict.fromkeys([*study.path, *(kata.split("/")[0] for kata in missing)])
    found = []
    for slug in topics:
        katas = tuple(kata for kata in missing if kata.startswith(f"{slug}/"))
        if katas:
            after = study.score_after(slug, study.affordable)
            target = study.targets.get(slug, after)
            title = study.scores[slug].title
            others = all(study.everything[kata].endswith(NEEDED) for kata in katas)
            minutes = study.board.minutes(katas)
            found.append(LeftOut(slug, title, after, target, katas, minutes, others))
    return tuple(found)


def _summary(study: Study, plan: Plan) -> tuple[str, ...]:
    """Where the plan leads, whether all of it fits, and what more or spare time would gain."""
    lines = [sentences.reach(plan)]
    if not plan.left_out:
        return (*lines, sentences.fits(plan), *_spare(study, plan))
    lines.append(sentences.does_not_fit(plan))
    longer = replace(study, goal=replace(study.goal, hours=min(MOST_HOURS, study.goal.hours + 1)))
    gains = [
        (topic.title, topic.after, after)
        for topic in plan.topics
        if (after := study.score_after(topic.slug, longer.affordable)) > topic.after
    ]
    lines.append(sentences.more_hours(longer.goal.hours, gains))
    return (*lines, sentences.until_it_fits(study.goal, _hours_that_fit(study), _days_that_fit(study)))


def _spare(study: Study, plan: Plan) -> tuple[str, ...]:
    """What the free time could be spent on: the best step beyond the targets."""
    free = study.goal.days * study.goal.minutes_a_day - plan.minutes
    board = study.board.after(study.affordable)
    ceilings = {topic: study.scores[topic].ceiling for topic in study.path}
    chosen = choose(board, ceilings, lambda katas: board.minutes(katas) <= free)
    gains = [
        (topic.title, topic.after, after)
        for topic in plan.topics
        if (after := board.after(chosen).score(study.catalog.topic(topic.slug))) > topic.after
    ]
    return (sentences.spare(free, board.minutes(chosen), gains),) if gains else ()


def _takes_everything(study: Study, goal: Goal) -> bool:
    roomier = replace(study, goal=goal)
    return roomier.fits(study.everything)


def _hours_that_fit(study: Study) -> float | None:
    start = int(study.goal.hours * 2) + 1
    halves = range(start, MOST_HOURS * 2 + 1)
    fitting = (half / 2 for half in halves if _takes_everything(study, replace(study.goal, hours=half / 2)))
    return next(fitting, None)


def _days_that_fit(study: Study) -> int | None:
    if not study.goal.minutes_a_day:
        return None
    least = study.board.minutes(study.everything) // study.goal.minutes_a_day
    spans = range(max(study.goal.days + 1, least), MOST_DAYS + 1)
    longest = max((study.catalog.katas[kata].minutes for kata in study.everything), default=0)
    if longest > study.goal.minutes_a_day:
        return None
    return next((days for days in spans if _takes_everything(study, replace(study.goal, days=days))), None)


def _notes(study: Study, plan: Plan) -> tuple[str, ...]:
    """What the plan leaves unsaid: topics beyond the path, levels beyond the katas, work that no day can hold."""
    notes = [sentences.beyond_path(study.goal, study.scores, study.path)]
    notes += [
        sentences.beyond_katas(study.scores[topic], study.asked(topic))
        for topic in study.path
        if study.asked(topic) > study.scores[topic].ceiling
    ]
    too_long = [
        study.catalog.katas[kata]
        for kata in study.everything
        if study.catalog.katas[kata].minutes > study.goal.minutes_a_day
    ]
    notes.append(sentences.too_long(too_long, study.goal.minutes_a_day))
    notes.append(sentences.postponed(study.frame.postponed))
    coming = [point for point in study.data.checkpoints if point.day >= study.goal.days]
    notes.append(sentences.checkpoint_to_come(coming[0]) if coming else "")
    return tuple(note for note in notes if note)
