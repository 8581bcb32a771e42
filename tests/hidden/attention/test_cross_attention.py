import numpy as np

from grader.expect import assert_close

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}
EYE = np.eye(4)


def test_queries_of_zero_give_the_mean_of_the_memory(kata):
    """Wq = 0: sources (1, 0), (3, 2) and (8, 7) give (4, 3) to each of 2 decoder tokens."""
    mem, eye = np.array([[1.0, 0.0], [3.0, 2.0], [8.0, 7.0]]), np.eye(2)

    out = kata.cross_attention(np.ones((2, 2)), mem, 0 * eye, eye, eye)

    assert_close(out, np.array([[4.0, 3.0], [4.0, 3.0]]), "the output", **NEAR)


def test_the_scale_is_the_root_of_the_width(kata):
    """With D = 4 dot products of 2 log 3 and 0 give the weights 3/4 and 1/4."""
    y = np.array([[2 * np.log(3), 0.0, 0.0, 0.0]])

    out = kata.cross_attention(y, EYE[:2], EYE, EYE, np.diag([4.0, 8.0, 1.0, 1.0]))

    assert_close(out, np.array([[3.0, 2.0, 0.0, 0.0]]), "the output", **NEAR)


def test_the_decoder_asks_and_the_memory_answers(kata, rng):
    """2 decoder tokens over 5 sources, D = 3: one row for each decoder token."""
    arguments = _random(rng, n=2, m=5, D=3)

    out = kata.cross_attention(*arguments)

    assert_close(out, _token_by_token(*arguments), "the output", **NEAR)


def test_as_many_decoder_tokens_as_sources(kata, rng):
    """n = m = D = 3: keys and values still come from the memory, each through its own matrix."""
    arguments = _random(rng, n=3, m=3, D=3)

    out = kata.cross_attention(*arguments)

    assert_close(out, _token_by_token(*arguments), "the output", **NEAR)


def test_padded_sources_have_no_say(kata, rng):
    """Of 4 sources the last 2 are padding: the 3 decoder tokens read from the first 2 only."""
    y, mem, *weights = _random(rng, n=3, m=4, D=2)

    out = kata.cross_attention(y, mem, *weights, keep=np.array([True, True, False, False]))

    assert_close(out, _token_by_token(y, mem[:2], *weights), "the output", **NEAR)


def test_padding_hides_sources_not_queries(kata, rng):
    """With n = m = 3 and source 1 padded, each decoder token reads from sources 0 and 2."""
    y, mem, *weights = _random(rng, n=3, m=3, D=2)

    out = kata.cross_attention(y, mem, *weights, keep=np.array([True, False, True]))

    assert_close(out, _token_by_token(y, mem[[0, 2]], *weights), "the output", **NEAR)


def test_padding_may_stand_in_front(kata, rng):
    """Of 3 sources the first is padding: the first of 3 decoder tokens reads from sources 1 and 2."""
    y, mem, *weights = _random(rng, n=3, m=3, D=4)

    out = kata.cross_attention(y, mem, *weights, keep=np.array([False, True, True]))

    assert_close(out, _token_by_token(y, mem[1:], *weights), "the output", **NEAR)


def test_the_first_token_sees_the_last_source(kata):
    """Decoder token 0 matches source 2 with a score of 20 and copies its value, 7."""
    y, mem = np.array([[20.0], [0.0]]), np.array([[0.0], [0.0], [1.0]])

    out = kata.cross_attention(y, mem, np.eye(1), np.eye(1), np.array([[7.0]]))

    assert_close(out[:1], np.array([[7.0]]), "the row of token 0", rtol=1e-5)


def test_a_single_source_is_copied(kata, rng):
    """With one source each decoder token gets mem @ Wv: (1, 2) @ [[1, 2], [0, 1]] = (1, 4)."""
    y, Wq, Wk = rng.normal(size=(3, 2)), rng.normal(size=(2, 2)), rng.normal(size=(2, 2))

    out = kata.cross_attention(y, np.array([[1.0, 2.0]]), Wq, Wk, np.array([[1.0, 2.0], [0.0, 1.0]]))

    assert_close(out, np.array([[1.0, 4.0]] * 3), "the output", **NEAR)


def test_a_mask_that_keeps_everything_changes_nothing(kata, rng):
    """keep = (True, True, True) is the same as no mask."""
    arguments = _random(rng, n=2, m=3, D=2)

    out = kata.cross_attention(*arguments, keep=np.ones(3, bool))

    assert_close(out, _token_by_token(*arguments), "the output", **NEAR)


def _random(rng, n, m, D):
    return [rng.normal(size=(n, D)), rng.normal(size=(m, D)), *rng.normal(size=(3, D, D))]


def _token_by_token(y, mem, Wq, Wk, Wv):
    rows = []
    for token in y:
        scores = [(token @ Wq) @ (source @ Wk) / len(token) ** 0.5 for source in mem]
        shares = np.exp(scores) / sum(np.exp(scores))
        rows.append(sum(share * (source @ Wv) for share, source in zip(shares, mem)))
    return np.array(rows)
