"""From scores, a role, a company and the time there is: readiness, a plan by day, what to do next, and why.

Pure: no clock, no randomness, no files. A plan is made in three strokes: `steps` chooses the katas that gain
the most levels for their minutes, `calendar` places them into days, `plan` puts both together and says what did
not fit. All tables (roles, companies, checkpoints) come from `grader.study_data`.
"""

from grader.study.goal import Demanded, Goal, Readiness, readiness, readiness_by_company
from grader.study.model import Day, Item, Kind, LeftOut, Plan, TopicPlan, Week
from grader.study.plan import MOST_DAYS, MOST_HOURS, make_plan, next_katas
from grader.study.reviews import due_in_days

__all__ = [
    "MOST_DAYS",
    "MOST_HOURS",
    "Day",
    "Demanded",
    "Goal",
    "Item",
    "Kind",
    "LeftOut",
    "Plan",
    "Readiness",
    "TopicPlan",
    "Week",
    "due_in_days",
    "make_plan",
    "next_katas",
    "readiness",
    "readiness_by_company",
]
