"""A made-up catalog with the shape of the real one, and three learners: what plans and reports are tested on."""

from grader.catalog import Catalog, Kata, Level, Need, Topic
from grader.verdict import Outcome

# slug, title, tier, topics to know first
TOPICS = (
    ("backprop", "Backpropagation and the chain rule", "foundation", ()),
    ("activations", "Activation functions and tradeoffs", "foundation", ("backprop",)),
    ("cnn", "CNN architectures and design", "core", ("backprop", "activations")),
    ("rnn", "RNNs, LSTMs, GRUs", "core", ("backprop", "activations")),
    ("attention", "Attention mechanisms", "core", ("rnn",)),
    ("transformer", "Transformer architecture", "advanced", ("attention", "activations")),
    ("normalization", "Normalization techniques", "advanced", ("cnn", "transformer", "backprop")),
    ("training", "Training techniques", "advanced", ("backprop", "activations", "normalization")),
    ("distributed", "Distributed training", "specialised", ("training", "normalization", "transformer")),
    (
        "generative",
        "Generative models",
        "specialised",
        ("backprop", "cnn", "transformer", "training", "distributed"),
    ),
)
EVERY = tuple(topic[0] for topic in TOPICS)
RAPID_FIRE = ("rapid_fire", "Interview-style rapid fire", "specialised", EVERY)
SHAPE = ((Level.RECALL, 4, 5), (Level.EXPLAIN, 5, 4), (Level.DERIVE, 6, 12), (Level.TEACH, 2, 15))


def synthetic_catalog():
    """Eleven topics of 17 katas each; a derive kata needs the one before it, a review kata the first derive kata."""
    return Catalog(
        tuple(synthetic_topic(order, *topic) for order, topic in enumerate((*TOPICS, RAPID_FIRE), start=1))
    )


def synthetic_topic(order, slug, title, tier, needs):
    katas = []
    for level, count, minutes in SHAPE:
        for number in range(1, count + 1):
            name = f"{level.name.lower()}_{number}"
            katas.append(
                Kata(
                    topic=slug,
                    name=name,
                    file=name,
                    level=level,
                    minutes=minutes + (order + number) % 3,
                    needs=kata_needs(slug, level, number, needs),
                    hints=("a", "b", "c"),
                )
            )
    because = tuple(Need(need, f"{slug} builds on {need}") for need in needs)
    return Topic(slug, title, tier, order, f"What {slug} is about.", because, tuple(katas))


def kata_needs(slug, level, number, topics):
    if level is Level.TEACH:
        return (f"{slug}/derive_1",)
    if level is not Level.DERIVE:
        return ()
    if number == 1:
        return tuple(f"{topic}/derive_1" for topic in topics[:1])
    return (f"{slug}/derive_{number - 1}",)


def outcomes_of(catalog, share):
    """Outcomes by a rule: share(topic order, kata position, level) is an Outcome or None."""
    found = {}
    for topic in catalog.topics:
        for position, kata in enumerate(topic.katas):
            outcome = share(topic.order, position, kata.level)
            if outcome is not None:
                found[kata.id] = outcome
    return found


def beginner(catalog):
    """Tried two katas, passed one."""
    first, second = list(catalog.katas)[:2]
    return {first: Outcome.PASSED, second: Outcome.FAILED}


def uneven(catalog):
    """Strong at the start, thin in the middle, nothing at the end; some rungs passed over."""

    def share(order, position, level):
        if order <= 2:
            return Outcome.FAILED if level is Level.EXPLAIN and position % 2 else Outcome.PASSED
        if order <= 6:
            return (Outcome.PASSED, Outcome.FAILED, Outcome.PASSED, Outcome.ERROR)[(position + order) % 4]
        return Outcome.PASSED if order == 8 and level is Level.DERIVE else None

    return outcomes_of(catalog, share)


def nearly_ready(catalog):
    """All but the last topics' hardest katas pass."""

    def share(order, position, level):
        if order >= 9 and level >= Level.DERIVE:
            return Outcome.FAILED if position % 2 else None
        return Outcome.PASSED

    return outcomes_of(catalog, share)


PROFILES = {"beginner": beginner, "uneven": uneven, "nearly_ready": nearly_ready}
