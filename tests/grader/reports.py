"""Reports to render: each learner at a fixed moment, with texts that would break a page that does not escape."""

from datetime import UTC, date, datetime, timedelta

from grader.history import Attempt
from grader.report.build import Snapshot, build_report
from grader.study import Goal
from grader.study_data import tables
from grader.verdict import Outcome
from tests.grader.synthetic import PROFILES, synthetic_catalog

NOW = datetime(2026, 5, 20, 18, 30, tzinfo=UTC)
EVIL = "<script>document.title = 'stolen'</script><img src=x onerror=alert(1)> & \"quotes\" | `code`"
CATALOG = synthetic_catalog()


def goal(role="llm", company="openai", days=14, hours=2.0):
    return Goal(tables().role(role), days, hours, tables().company(company) if company else None)


def report_of(profile="uneven", aim=None, notice=""):
    outcomes = PROFILES[profile](CATALOG)
    return build_report(CATALOG, snapshot_of(outcomes), aim or goal(), NOW, notice)


def snapshot_of(outcomes):
    names = list(outcomes)
    days = [
        (date(2026, 5, 1) + timedelta(days=number), {name: outcomes[name] for name in names[number::15]})
        for number in range(15)
    ]
    return Snapshot(
        outcomes=outcomes,
        latest={
            name: attempt(number, name, outcome) for number, (name, outcome) in enumerate(outcomes.items())
        },
        attempts=dict.fromkeys(outcomes, 3),
        daily=[day for day in days if day[1]],
        pass_days={name: (date(2026, 5, 14),) for name in names[:9] if outcomes[name] is Outcome.PASSED},
        ratings={topic.slug: 1 + topic.order * 7 % 5 for topic in CATALOG.topics[:9]},
        hints={names[0]: 2},
        solutions={names[-1]: 1},
    )


def attempt(number, name, outcome):
    named = outcome is Outcome.FAILED and number % 3 > 0
    return Attempt(
        kata=name,
        when=NOW - timedelta(days=number % 9),
        outcome=outcome,
        passed=3,
        checks=7,
        bugs=("unscaled",) if named else (),
        diagnosis=("The scores are not divided by sqrt(d_k): the softmax saturates.",) if named else (),
        behaviour="Each row of weights sums to 1.",
        reason=EVIL if outcome is Outcome.FAILED else "took longer than 2 s",
    )
