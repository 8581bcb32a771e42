"""How much stands behind each topic: `make stats TOPIC=attention` prints a table row per kata.

A pair of misconceptions counts as caught when a function that has both fails at least one hidden test.
"""

import itertools
import sys
import time

from grader.catalog import Content, Kata, load_catalog
from grader.judge.diagnosis import load_misconceptions
from grader.judge.session import Judge, with_judge
from grader.verdict import Outcome
from tests.laws.evidence import alternatives_of


def pairs_caught(judge: Judge, kata: Kata) -> tuple[int, int, list[str]]:
    """Pairs of bugs that fail a hidden test, all pairs, and those that slip through."""
    known = load_misconceptions(kata, Content())
    if known is None or kata.name not in known.functions:
        return 0, 0, []
    pairs = list(itertools.combinations(known.bugs, 2))
    slipped = [
        pair
        for pair in pairs
        if judge.judge(kata, known.with_bugs(pair), diagnosed=False).outcome is Outcome.PASSED
    ]
    return len(pairs) - len(slipped), len(pairs), ["+".join(pair) for pair in slipped]


def print_topic(judge: Judge, slug: str) -> None:
    """Print one row per kata and the sum."""
    start, sums = time.perf_counter(), [0, 0, 0, 0, 0]
    topic = judge.catalog.topic(slug)
    print(f"{slug:<34} checks bugs styles pairs caught")
    for kata in topic.katas:
        checks, known = len(judge.behaviours(kata)), load_misconceptions(kata, Content())
        bugs = len(known.bugs) if known and kata.name in known.functions else 0
        caught, pairs, slipped = pairs_caught(judge, kata)
        row = [checks, bugs, len(alternatives_of(kata, Content())), caught, pairs]
        sums = [a + b for a, b in zip(sums, row)]
        print(
            f"  {kata.name:<34}{row[0]:>4} {row[1]:>4} {row[2]:>4}  {row[3]:>4}/{row[4]:<4} {' '.join(slipped)}"
        )
    print(
        f"  {len(topic.katas)} katas{'':<26}{sums[0]:>4} {sums[1]:>4} {sums[2]:>4}  {sums[3]:>4}/{sums[4]:<4}"
    )
    print(f"  all pairs judged in {time.perf_counter() - start:.1f} s\n")


if __name__ == "__main__":
    slugs = sys.argv[1:] or [topic.slug for topic in load_catalog().topics]
    with_judge(lambda judge: [print_topic(judge, slug) for slug in slugs], slugs)
