"""What hidden tests compare with: right answers hold, wrong ones fail with the words a learner needs."""

import numpy as np
import pytest

from grader.expect import Mismatch, assert_close, assert_false, assert_letters, assert_number, assert_true
from grader.judge.wire import Opaque, pack, unpack

EYE = np.eye(2)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (EYE, EYE),
        (EYE.astype(np.float32), EYE),
        (np.array(3.0), 3.0),
        (np.float32(0.5), 0.5),
        (2, 2.0),
        (np.int64(5), 5),
        (2**80, 2**80),
        ([1.0, 2.0], (1.0, 2.0)),
        (np.array([1.0, 2.0]), [1.0, 2.0]),
        ((EYE, 1.0), [EYE, 1.0]),
        ({"a": EYE}, {"a": EYE}),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
        (2.0, np.array(2.0)),
        ("train", "train"),
        (None, None),
        (np.bool_(True), True),
        (np.zeros((0, 3)), np.zeros((0, 3))),
        ([b"a"], [b"a"]),
        (np.array([1, 2], np.int32), np.array([1, 2])),
        ([[1.0, 0.0], [0.0, 1.0]], EYE),
        ([[True], [False]], np.array([[True], [False]])),
        ([np.float64(1.0), np.float64(2.0)], np.array([1.0, 2.0])),
        (np.str_("train"), "train"),
        (np.array(["train"])[0], "train"),
    ],
)
def test_right_answers_hold(got, expected):
    assert_close(unpack(pack(got)), expected)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (None, EYE, "wrong type, None"),
        (Opaque("list_iterator"), EYE, "list_iterator"),
        ([[1.0], [1.0, 2.0]], EYE, "wrong type"),
        ([], EYE, "wrong type"),
        (["a", "b"], EYE[0], "wrong type"),
        ([[1, 0], [0, 1]], EYE, "wrong dtype"),
        (EYE[0], EYE, r"wrong shape; expected \(2, 2\); got \(2,\)"),
        (EYE.astype(int), EYE, "wrong dtype; expected float; got int64"),
        (EYE, EYE > 0, "wrong dtype; expected bool"),
        (EYE + [[0, 1e-3], [0, 0]], EYE, r"1 of 4 differ, first at \[0, 1\]; expected 0.0; got 0.001"),
        (np.array([np.nan]), np.array([1.0]), "got nan"),
        (28.0, 28, "wrong type, float 28.0"),
        (True, 1, "wrong type, bool"),
        (138_357_545, 138_357_544, "expected 138357544; got 138357545"),
        (np.array([138_357_545]), np.array([138_357_544]), "wrong values"),
        ((1.0,), (1.0, 2.0), "wrong length; expected 2; got 1"),
        (1.0, (1.0, 2.0), "2 values in a tuple or list"),
        ({"a": 1}, {"b": 1}, "wrong keys"),
        ([1], {"b": 1}, "a dict with the keys"),
        ("a", "b", "expected 'b'; got 'a'"),
        ((1.0, (2.0, 3.0)), (1.0, (2.0, 4.0)), r"the result\[1\]\[1\]: wrong value"),
    ],
)
def test_wrong_answers_fail_with_the_first_difference(got, expected, words):
    with pytest.raises(Mismatch, match=words):
        assert_close(got, expected)


@pytest.mark.parametrize("got", [Opaque("Liar"), None, "True", 1, [], np.array([])])
def test_only_a_bool_is_a_verdict(got):
    with pytest.raises(Mismatch, match="wrong type"):
        assert_true(got, "no")
    with pytest.raises(Mismatch, match="wrong type"):
        assert_false(got, "no")


def test_a_verdict_may_be_a_numpy_bool():
    assert_true(np.True_, "no")
    assert_false(np.array(False), "no")


@pytest.mark.parametrize("got", ["", "abc", "abcde", 3, None])
def test_wrong_letters_never_name_the_letters(got):
    with pytest.raises(Mismatch) as caught:
        assert_letters(got, "abd")

    assert "abd" not in str(caught.value)


@pytest.mark.parametrize("got", [7.0, float("nan"), float("inf"), True, "8", None])
def test_wrong_numbers_never_name_the_number(got):
    with pytest.raises(Mismatch) as caught:
        assert_number(got, 8.25, 0.01)

    assert "8.25" not in str(caught.value)
