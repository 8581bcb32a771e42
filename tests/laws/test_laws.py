"""Every law over every topic, by discovery."""

import pytest

from grader.catalog import Content, load_catalog
from tests.laws.evidence import gather
from tests.laws.laws import LAWS, Case, broken_by

CATALOG = load_catalog()
TOPICS = [topic.slug for topic in CATALOG.topics]


def test_there_are_topics():
    """A law over an empty list proves nothing."""
    assert TOPICS


@pytest.mark.timeout(300)
@pytest.mark.parametrize("topic", TOPICS)
def test_the_topic_keeps_every_law(topic: str):
    case = Case(Content(), CATALOG, CATALOG.topic(topic), gather(Content(), [topic]))

    broken = [f"{law.__name__}: {sentence}" for law in LAWS for sentence in broken_by(law, case)]

    assert not broken, "\n".join(broken)
