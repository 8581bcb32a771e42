import numpy as np

from grader.expect import assert_close

TABLE = np.array([[1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 0.0, -1.0], [2.0, 0.5, -2.0, 0.0]])
ONE_STATE = np.ones((1, 4))


def test_embedding_by_hand(kata):
    """With width 4 the row (1, 2, 3, 4) of the table enters the network as (2, 4, 6, 8)."""
    x, _ = kata.embed_and_logits(np.array([0]), TABLE, ONE_STATE)

    assert_close(x, np.array([[2.0, 4.0, 6.0, 8.0]]), "the embedding of token 0")


def test_logits_by_hand(kata):
    """The state (1, 1, 1, 1) scores each token with the sum of its row: 10, 0 and 0.5."""
    _, logits = kata.embed_and_logits(np.array([2]), TABLE, ONE_STATE)

    assert_close(logits, np.array([[10.0, 0.0, 0.5]]), "the logits")


def test_one_row_per_token_in_order(kata):
    """The ids (2, 0, 2) give three rows, the first and the last alike."""
    x, logits = kata.embed_and_logits(np.array([2, 0, 2]), TABLE, np.zeros((3, 4)))

    assert_close(x, 2.0 * TABLE[[2, 0, 2]], "the embeddings")
    assert_close(logits, np.zeros((3, 3)), "the logits of zero states")


def test_square_table_is_read_by_rows(kata):
    """With as many tokens as features, token 1 is still row 1 of the table."""
    table = np.arange(16.0).reshape(4, 4)

    x, logits = kata.embed_and_logits(np.array([1]), table, np.eye(4)[:1])

    assert_close(x, np.array([[8.0, 10.0, 12.0, 14.0]]), "the embedding of token 1")
    assert_close(logits, np.array([[0.0, 4.0, 8.0, 12.0]]), "the logits of the first unit vector")


def test_width_sets_the_scale(kata, rng):
    """A table of 16 tokens and 9 features is scaled by 3."""
    table = rng.normal(size=(16, 9))
    ids = np.array([15, 3])

    x, _ = kata.embed_and_logits(ids, table, rng.normal(size=(2, 9)))

    assert_close(x, 3.0 * table[ids], "the embeddings")


def test_logit_is_a_plain_dot_product(kata, rng):
    """Each of the 5 x 7 logits is the dot product of a state with a row of the table."""
    table, h = rng.normal(size=(7, 3)), rng.normal(size=(5, 3))

    _, logits = kata.embed_and_logits(np.zeros(5, dtype=int), table, h)

    expected = np.array([[sum(h[t] * table[v]) for v in range(7)] for t in range(5)])
    assert_close(logits, expected, "the logits", atol=1e-6)  # single precision inside is right too


def test_logits_come_from_the_states(kata, rng):
    """Other ids with the same states leave the logits as they were."""
    table, h = rng.normal(size=(6, 4)), rng.normal(size=(2, 4))

    _, logits = kata.embed_and_logits(np.array([0, 1]), table, h)
    _, others = kata.embed_and_logits(np.array([4, 5]), table, h)

    assert_close(logits, others, "the logits for other ids")
    assert_close(logits.shape, (2, 6), "the shape of the logits")


def test_one_table_serves_both_ends(kata):
    """Raising one entry of the table by 1 moves both an embedding and a logit."""
    raised = TABLE.copy()
    raised[1, 2] += 1.0

    x, logits = kata.embed_and_logits(np.array([1]), raised, ONE_STATE)

    assert_close(x, np.array([[0.0, 2.0, 2.0, -2.0]]), "the embedding of token 1")
    assert_close(logits, np.array([[10.0, 1.0, 0.5]]), "the logits")
