from grader.expect import assert_equal


def test_smallest_cache(kata):
    """One layer, head, feature, token and sequence in int8 take 2 bytes: a key and a value."""
    size = kata.kv_cache_bytes(1, 1, 1, 1, 1, bytes_per=1)

    assert_equal(size, 2, "the bytes")


def test_llama_2_7b(kata):
    """32 layers of 32 heads of width 128 at 4096 tokens in fp16 take 2^31 bytes."""
    size = kata.kv_cache_bytes(32, 32, 128, 4096, 1)

    assert_equal(size, 2**31, "the bytes")


def test_grouped_queries_shrink_it(kata):
    """With 8 key-value heads instead of 32 the same model needs a quarter, 2^29 bytes."""
    size = kata.kv_cache_bytes(32, 8, 128, 4096, 1)

    assert_equal(size, 2**29, "the bytes")


def test_every_factor_counts(kata):
    """Factors 3, 5, 7, 11, 13 and 4 bytes multiply to 2 * 60060 bytes."""
    size = kata.kv_cache_bytes(3, 5, 7, 11, 13, bytes_per=4)

    assert_equal(size, 120120, "the bytes")


def test_linear_in_length(kata):
    """Going from 6 to 12 tokens doubles the cache from 288 to 576 bytes."""
    short = kata.kv_cache_bytes(2, 3, 2, 6, 1)
    long = kata.kv_cache_bytes(2, 3, 2, 12, 1)

    assert_equal(short, 288, "the bytes for 6 tokens")
    assert_equal(long, 576, "the bytes for 12 tokens")


def test_window_limits_a_long_sequence(kata):
    """With a window of 10, a sequence of 100 tokens takes as much as one of 10: 960 bytes."""
    size = kata.kv_cache_bytes(2, 3, 4, 100, 1, window=10)

    assert_equal(size, 960, "the bytes")


def test_window_longer_than_the_sequence(kata):
    """With a window of 100, a sequence of 10 tokens caches its 10 tokens."""
    size = kata.kv_cache_bytes(2, 3, 4, 10, 1, window=100)

    assert_equal(size, 960, "the bytes")


def test_window_and_all_other_factors(kata):
    """5 sequences of 9 tokens with a window of 7 in fp32: 2 * 2 * 3 * 8 * 7 * 5 * 4 bytes."""
    size = kata.kv_cache_bytes(2, 3, 8, 9, 5, bytes_per=4, window=7)

    assert_equal(size, 13440, "the bytes")
