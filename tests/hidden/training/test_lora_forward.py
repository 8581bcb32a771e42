import numpy as np

from grader.expect import assert_close, assert_equal

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def by_definition(x, W, A, B, alpha):
    (out, inputs), r = W.shape, len(A)
    merged = np.zeros((out, inputs))
    for o in range(out):
        for i in range(inputs):
            merged[o, i] = W[o, i] + alpha / r * sum(B[o, k] * A[k, i] for k in range(r))
    y = [[sum(row[i] * merged[o, i] for i in range(inputs)) for o in range(out)] for row in x]
    return np.array(y), merged, r * inputs + out * r


def random_layer(rng, N, inputs, out, r):
    shapes = [(N, inputs), (out, inputs), (r, inputs), (out, r)]
    return [rng.normal(size=shape) for shape in shapes]


def test_rank_one_by_hand(kata):
    """x = (1, 2), W = I, A = (1, 1), B = (1, 0), alpha = 0.5: 3 passes the waist and adds 1.5 to output 0."""
    A, B = np.array([[1.0, 1.0]]), np.array([[1.0], [0.0]])

    result = kata.lora_forward(np.array([[1.0, 2.0]]), np.eye(2), A, B, 0.5)

    expected = (np.array([[2.5, 2.0]]), np.array([[1.5, 0.5], [0.0, 1.0]]), 4)
    assert_close(result, expected, "(y, W_merged, trainable)", **CLOSE)


def test_alpha_is_divided_by_the_rank(kata):
    """With r = 4 and alpha = 8 an update B A of fours counts twice: 1 + 2 * 4 = 9 in W_merged and y."""
    x, W, A, B = np.ones((1, 1)), np.ones((1, 1)), np.ones((4, 1)), np.ones((1, 4))

    y, merged, _ = kata.lora_forward(x, W, A, B, 8.0)

    assert_close((y, merged), (np.array([[9.0]]), np.array([[9.0]])), "(y, W_merged)", **CLOSE)


def test_training_starts_from_the_pretrained_function(kata, rng):
    """With B = 0 the output is x W^T, and the merged weight is W."""
    x, W, A, B = random_layer(rng, 3, 4, 2, 2)

    y, merged, _ = kata.lora_forward(x, W, A, 0 * B, 16.0)

    assert_close((y, merged), (x @ W.T, W), "(y, W_merged)", **CLOSE)


def test_update_has_the_rank_r(kata, rng):
    """W_merged - W has rank 2 for r = 2, in a layer of 5 inputs and 6 outputs."""
    x, W, A, B = random_layer(rng, 1, 5, 6, 2)

    _, merged, _ = kata.lora_forward(x, W, A, B, 1.0)

    assert_equal(np.shape(merged), (6, 5), "the shape of W_merged")
    singular = np.linalg.svd(np.asarray(merged) - W, compute_uv=False)
    assert_equal(int((singular > 1e-4 * singular[0]).sum()), 2, "the rank of the update")


def test_merged_weight_gives_the_same_output(kata, rng):
    """For 4 rows, 3 inputs, 5 outputs and rank 2, x W_merged^T is y."""
    x, W, A, B = random_layer(rng, 4, 3, 5, 2)

    y, merged, _ = kata.lora_forward(x, W, A, B, 3.0)

    expected = by_definition(x, W, A, B, 3.0)[0]
    assert_close(y, expected, "y", **CLOSE)
    assert_close(x @ merged.T, expected, "x W_merged^T", **CLOSE)


def test_square_layer_keeps_rows_and_columns_apart(kata):
    """In a 2 x 2 layer, A = (0, 1) and B = (1, 0) add 3 to row 0, column 1 of W, and nowhere else."""
    W, A, B = np.array([[0.0, 5.0], [0.0, 0.0]]), np.array([[0.0, 1.0]]), np.array([[1.0], [0.0]])

    y, merged, _ = kata.lora_forward(np.array([[1.0, 10.0]]), W, A, B, 3.0)

    assert_close(merged, np.array([[0.0, 8.0], [0.0, 0.0]]), "W_merged", **CLOSE)
    assert_close(y, np.array([[80.0, 0.0]]), "y", **CLOSE)


def test_everything_square(kata, rng):
    """With N = in = out = r = 3, where every product runs, the sums written out decide."""
    layer = random_layer(rng, 3, 3, 3, 3)

    result = kata.lora_forward(*layer, 2.0)

    assert_close(result, by_definition(*layer, 2.0), "(y, W_merged, trainable)", **CLOSE)


def test_only_the_factors_are_trained(kata):
    """A layer of 100 inputs, 30 outputs and rank 4 trains 4 * 130 = 520 numbers, not 3000 more."""
    layer = np.zeros((1, 100)), np.zeros((30, 100)), np.zeros((4, 100)), np.zeros((30, 4))

    _, _, trainable = kata.lora_forward(*layer, 1.0)

    assert_equal(trainable, 520, "the number of trained parameters")


def test_alpha_is_linear(kata, rng):
    """Doubling alpha doubles the distance of y and W_merged from the frozen layer's."""
    x, W, A, B = random_layer(rng, 2, 4, 3, 2)

    results = [kata.lora_forward(x, W, A, B, alpha) for alpha in (0.7, 1.4)]

    for place, frozen in ((0, x @ W.T), (1, W)):
        single, double = (np.asarray(result[place]) - frozen for result in results)
        assert_close(double, 2 * single, f"the update of result {place}", **CLOSE)


def test_random_layer(kata, rng):
    """A batch of one, 6 inputs, 4 outputs, rank 3 and alpha = 5 match the sums written out."""
    layer = random_layer(rng, 1, 6, 4, 3)

    result = kata.lora_forward(*layer, 5.0)

    assert_close(result, by_definition(*layer, 5.0), "(y, W_merged, trainable)", **CLOSE)
