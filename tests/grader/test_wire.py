"""Values survive the wire; nothing else gets across, and no bytes can hurt the judge."""

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.expect import same
from grader.judge.wire import MAX_MESSAGE_BYTES, Opaque, WireError, pack, unpack

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text() | st.binary()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text() | st.integers(), inner)
    ),
    max_leaves=8,
)


@given(VALUES)
@settings(max_examples=200, deadline=None)
def test_plain_values_come_back_equal_and_of_the_same_type(value):
    got = unpack(pack(value))

    assert repr(got) == repr(value)


@given(
    hnp.arrays(
        st.sampled_from([np.float64, np.float32, np.int64, np.bool_, np.uint8]), hnp.array_shapes(min_dims=0)
    )
)
@settings(max_examples=100, deadline=None)
def test_arrays_keep_dtype_shape_and_values(array):
    got = unpack(pack(array))

    assert got.dtype == array.dtype
    assert got.shape == array.shape
    assert got.tobytes() == array.tobytes()


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_a_value_or_a_wire_error(data):
    try:
        unpack(data)
    except WireError:
        return


@pytest.mark.parametrize(
    "view", [np.arange(12.0).reshape(3, 4).T, np.arange(10)[::-2], np.broadcast_to(1.0, (2, 3))]
)
def test_views_arrive_as_their_values(view):
    assert same(unpack(pack(view)), np.array(view))


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        (np.ma.masked_all(3), "numpy.ma.MaskedArray"),
        (np.matrix([[1]]), "numpy.matrix"),
        (np.array([None]), "numpy.ndarray of dtype object"),
        ((i for i in range(2)), "generator"),
        (int, "type"),
    ],
)
def test_what_is_no_value_is_opaque(thing, name):
    got = unpack(pack(thing))

    assert isinstance(got, Opaque)
    assert got.type_name == name
    assert got != got.__class__(name)


def test_an_opaque_thing_is_neither_true_nor_false():
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(unpack(pack(object())))


@pytest.mark.parametrize(
    "header",
    [
        ["<f8", [2**40], b"12345678"],
        ["<f8", [-1], b""],
        ["|O", [1], b"12345678"],
        ["<f8", [1] * 40, b"12345678"],
        ["evil", [1], b""],
        ["<f8", "x", b""],
        [],
    ],
)
def test_a_malformed_array_is_refused(header):
    with pytest.raises(WireError):
        unpack(msgpack.packb(msgpack.ExtType(1, msgpack.packb(header))))


def test_deep_nesting_is_refused():
    value: list = []
    for _ in range(5000):
        value = [value]

    with pytest.raises(WireError):
        pack(value)


def test_deeply_nested_tuples_are_refused_on_arrival():
    data = msgpack.packb([])
    for _ in range(3000):
        data = msgpack.packb(msgpack.ExtType(2, b"\x91" + data))

    with pytest.raises(WireError):
        unpack(data)


def test_a_value_above_the_limit_is_refused():
    with pytest.raises(WireError, match="above the limit"):
        pack(np.zeros(MAX_MESSAGE_BYTES // 8 + 1))


def test_functions_cross_as_handles():
    packed = pack([len, 1], lambda function: 7)

    assert unpack(packed, lambda handle: handle) == [7, 1]


def test_a_handle_nobody_binds_is_refused():
    with pytest.raises(WireError, match="malformed"):
        unpack(pack(len, lambda function: 7))
