from grader.expect import assert_equal

# Learned in order: each pair is made of bytes or of results of earlier merges.
LOWER = [(b"e", b"r"), (b"l", b"o"), (b"lo", b"w"), (b"low", b"er")]
A_RUN = [(b"a", b"a")]


def test_no_merge_and_one_merge(kata):
    """Without merges cat is c a t; the merge (a, t) makes it c at."""
    assert_equal(kata.bpe_encode("cat", []), [b"c", b"a", b"t"], "the tokens without merges")
    assert_equal(kata.bpe_encode("cat", [(b"a", b"t")]), [b"c", b"at"], "the tokens with one merge")


def test_merges_build_on_each_other(kata):
    """lower becomes l o w er, lo w er, low er and at last lower."""
    assert_equal(kata.bpe_encode("lower", LOWER), [b"lower"], "the tokens of lower")
    assert_equal(kata.bpe_encode("slowest", LOWER), [b"s", b"low", b"e", b"s", b"t"], "the tokens of slowest")


def test_earliest_learned_pair_goes_first(kata):
    """In abc the pair (b, c) was learned before (a, b), so the word is a bc."""
    assert_equal(kata.bpe_encode("abc", [(b"b", b"c"), (b"a", b"b")]), [b"a", b"bc"], "the tokens")


def test_order_of_learning_is_not_order_of_reading(kata):
    """In abc the pair (a, b) was learned before (b, c), so the word is ab c."""
    assert_equal(kata.bpe_encode("abc", [(b"a", b"b"), (b"b", b"c")]), [b"ab", b"c"], "the tokens")


def test_earlier_merge_opens_a_later_one(kata):
    """In abc the pair (a, b) stands first, but (b, c) was learned first and leads on to abc."""
    merges = [(b"b", b"c"), (b"a", b"bc"), (b"a", b"b")]

    assert_equal(kata.bpe_encode("abc", merges), [b"abc"], "the tokens")


def test_longest_token_is_not_always_reached(kata):
    """abcd is a token, but (b, c) was learned first; low is one, but (w, e) came before (lo, w)."""
    merges = [(b"b", b"c"), (b"a", b"b"), (b"c", b"d"), (b"ab", b"cd")]
    others = [(b"l", b"o"), (b"w", b"e"), (b"lo", b"w")]

    assert_equal(kata.bpe_encode("abcd", merges), [b"a", b"bc", b"d"], "the tokens of abcd")
    assert_equal(kata.bpe_encode("lower", others), [b"lo", b"we", b"r"], "the tokens of lower")


def test_a_pair_is_not_the_bytes_it_spells(kata):
    """(a, bc) spells abc, but after the earlier (a, b) the word abc is ab c, and (ab, c) is no merge."""
    merges = [(b"a", b"b"), (b"b", b"c"), (b"a", b"bc")]

    assert_equal(kata.bpe_encode("abc", merges), [b"ab", b"c"], "the tokens")


def test_all_occurrences_are_merged(kata):
    """banana with (a, n) is b an an a."""
    assert_equal(kata.bpe_encode("banana", [(b"a", b"n")]), [b"b", b"an", b"an", b"a"], "the tokens")


def test_rank_beats_frequency(kata):
    """In abcbc the pair (a, b) is rarer than (b, c) but was learned first: ab c bc."""
    merges = [(b"a", b"b"), (b"b", b"c")]

    assert_equal(kata.bpe_encode("abcbc", merges), [b"ab", b"c", b"bc"], "the tokens")


def test_occurrences_do_not_overlap(kata):
    """Three times a with (a, a) is aa a, five times a is aa aa a."""
    assert_equal(kata.bpe_encode("aaa", A_RUN), [b"aa", b"a"], "the tokens of aaa")
    assert_equal(kata.bpe_encode("aaaaa", A_RUN), [b"aa", b"aa", b"a"], "the tokens of aaaaa")


def test_merged_runs_merge_again(kata):
    """Seven times a with (a, a) and (aa, aa) is aaaa aa a."""
    merges = [(b"a", b"a"), (b"aa", b"aa")]

    assert_equal(kata.bpe_encode("aaaaaaa", merges), [b"aaaa", b"aa", b"a"], "the tokens")


def test_umlaut_is_two_bytes(kata):
    """On an English table the German für falls apart into f, two bytes of ü, and r."""
    assert_equal(kata.bpe_encode("für", LOWER), [b"f", b"\xc3", b"\xbc", b"r"], "the tokens")


def test_bytes_of_a_letter_can_be_merged(kata):
    """With the two bytes of ü learned as a pair, über is ü b er; 語 stays three bytes."""
    merges = [(b"e", b"r"), (b"\xc3", b"\xbc")]

    assert_equal(kata.bpe_encode("über", merges), ["ü".encode(), b"b", b"er"], "the tokens of über")
    assert_equal(kata.bpe_encode("語", merges), [b"\xe8", b"\xaa", b"\x9e"], "the tokens of 語")


def test_one_letter(kata):
    """A single letter has no pair and comes back alone; capitals are other bytes."""
    assert_equal(kata.bpe_encode("e", LOWER), [b"e"], "the tokens of e")
    assert_equal(kata.bpe_encode("ER", LOWER), [b"E", b"R"], "the tokens of ER")


def test_tokens_join_to_the_word(kata):
    """Joined, the tokens of a sentence are its UTF-8 bytes."""
    text = "lower, slöwer and tower: weeßerlow"

    tokens = kata.bpe_encode(text, LOWER)

    assert_equal(b"".join(tokens), text.encode("utf-8"), "the joined tokens")
    assert_equal(len(tokens), 27, "the number of tokens")
