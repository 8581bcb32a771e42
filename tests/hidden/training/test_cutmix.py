import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
SWAP = np.array([1, 0])


def numbered(N, C, H, W):
    """Images in which every pixel has a number of its own."""
    return np.arange(float(N * C * H * W)).reshape(N, C, H, W)


def plain_images(N, H, W):
    """Image n has the value n everywhere."""
    return np.ones((N, 1, H, W)) * np.arange(float(N)).reshape(N, 1, 1, 1)


def with_box(x, perm, top, bottom, left, right):
    """The batch with the box of rows top..bottom - 1 and columns left..right - 1 pasted, pixel by pixel."""
    expected = x.copy()
    for n, c, i, j in np.ndindex(x.shape):
        if top <= i < bottom and left <= j < right:
            expected[n, c, i, j] = x[perm[n], c, i, j]
    return expected


def test_box_is_pasted_around_its_center(kata):
    """At lam = 0.75, 8 x 12 images get a 4 x 6 box: around row 4, column 5 it is rows 2-5, columns 2-7."""
    x = numbered(2, 1, 8, 12)

    x2, _, lam_adj = kata.cutmix(x, np.eye(2), SWAP, 0.75, 5, 4)

    assert_close(x2, with_box(x, SWAP, 2, 6, 2, 8), "the images", **CLOSE)
    assert_close(lam_adj, 0.75, "lam_adj", **CLOSE)


def test_box_is_cut_off_at_the_top_left(kata):
    """A 4 x 4 box around row 0, column 1 of 8 x 8 images keeps 2 x 3 pixels: lam_adj = 58/64, not 0.75."""
    x = numbered(2, 1, 8, 8)

    x2, y2, lam_adj = kata.cutmix(x, np.eye(2), SWAP, 0.75, 1, 0)

    assert_close(x2, with_box(x, SWAP, 0, 2, 0, 3), "the images", **CLOSE)
    assert_close(lam_adj, 58 / 64, "lam_adj", **CLOSE)
    assert_close(y2, np.array([[58.0, 6.0], [6.0, 58.0]]) / 64, "the labels", **CLOSE)


def test_box_is_cut_off_at_the_bottom_right(kata):
    """A 4 x 6 box around row 7, column 11 of 8 x 12 images keeps 3 x 4 pixels."""
    x = numbered(2, 1, 8, 12)

    x2, _, lam_adj = kata.cutmix(x, np.eye(2), SWAP, 0.75, 11, 7)

    assert_close(x2, with_box(x, SWAP, 5, 8, 8, 12), "the images", **CLOSE)
    assert_close(lam_adj, 1 - 12 / 96, "lam_adj", **CLOSE)


def test_sides_are_rounded_down(kata):
    """At lam = 0.75 sides of 5 and 7 halve to int(2.5) = 2 and int(3.5) = 3; the box is 2 x 2."""
    x = numbered(2, 1, 5, 7)

    x2, y2, lam_adj = kata.cutmix(x, np.eye(2), SWAP, 0.75, 3, 2)

    assert_close(x2, with_box(x, SWAP, 1, 3, 2, 4), "the images", **CLOSE)
    assert_close(lam_adj, 31 / 35, "lam_adj", **CLOSE)
    assert_close(y2[0], np.array([31 / 35, 4 / 35]), "the label of image 0", **CLOSE)


def test_odd_sides_lose_a_pixel(kata):
    """At lam = 0.4375 the sides of a 4 x 8 image shrink to 3 and 6; 3 // 2 = 1 each way leaves 2 rows."""
    x = numbered(2, 1, 4, 8)

    x2, _, lam_adj = kata.cutmix(x, np.eye(2), SWAP, 0.4375, 4, 2)

    assert_close(x2, with_box(x, SWAP, 1, 3, 1, 7), "the images", **CLOSE)
    assert_close(lam_adj, 1 - 12 / 32, "lam_adj", **CLOSE)


def test_boxes_come_from_the_original_images(kata):
    """Images 0, 1, 2 get boxes of 1, 2, 0: image 2 gets a box of 0, not of what was pasted there."""
    perm = np.array([1, 2, 0])

    x2, y2, _ = kata.cutmix(plain_images(3, 4, 4), np.eye(3), perm, 0.75, 2, 2)

    assert_close(x2[:, 0, 1, 1], np.array([1.0, 2.0, 0.0]), "the middle of each image", **CLOSE)
    expected = np.array([[0.75, 0.25, 0.0], [0.0, 0.75, 0.25], [0.25, 0.0, 0.75]])
    assert_close(y2, expected, "the labels", **CLOSE)


def test_chain_of_swaps(kata):
    """With perm = (2, 0, 3, 1) the boxes hold 2, 0, 3, 1, whatever order they are pasted in."""
    perm = np.array([2, 0, 3, 1])

    x2, _, _ = kata.cutmix(plain_images(4, 4, 4), np.eye(4), perm, 0.75, 2, 2)

    assert_close(x2, with_box(plain_images(4, 4, 4), perm, 1, 3, 1, 3), "the images", **CLOSE)


def test_lam_of_one_keeps_everything(kata):
    """At lam = 1 there is no box: images and labels stay, and lam_adj is 1."""
    x, y = numbered(2, 2, 4, 6), np.array([[1.0, 0.0, 0.0], [0.0, 0.25, 0.75]])

    result = kata.cutmix(x, y, SWAP, 1.0, 2, 2)

    assert_close(result, (x, y, 1.0), "(x2, y2, lam_adj)", **CLOSE)


def test_lam_of_zero_in_the_middle_takes_everything(kata):
    """At lam = 0 a box around the middle of 4 x 6 images covers them: images and labels are swapped."""
    x = numbered(2, 1, 4, 6)

    result = kata.cutmix(x, np.eye(2), SWAP, 0.0, 3, 2)

    assert_close(result, (x[::-1], np.eye(2)[::-1], 0.0), "(x2, y2, lam_adj)", **CLOSE)


def test_lam_of_zero_at_the_corner_is_cut_off(kata):
    """At lam = 0 a box around row 0, column 0 of 4 x 6 images covers a quarter: lam_adj = 0.75."""
    x = numbered(2, 1, 4, 6)

    x2, _, lam_adj = kata.cutmix(x, np.eye(2), SWAP, 0.0, 0, 0)

    assert_close(x2, with_box(x, SWAP, 0, 2, 0, 3), "the images", **CLOSE)
    assert_close(lam_adj, 0.75, "lam_adj", **CLOSE)


def test_lam_adj_is_the_share_of_untouched_pixels(kata):
    """Wherever the center lies in a 6 x 10 image, lam_adj is the share of pixels that stayed."""
    x, y = plain_images(2, 6, 10), np.eye(2)

    for row, column in np.ndindex(6, 10):
        x2, _, lam_adj = kata.cutmix(x, y, SWAP, 0.5, column, row)
        assert_close(lam_adj, float((x2[0] == 0).mean()), f"lam_adj at row {row}, column {column}", **CLOSE)


def test_all_channels_move_together_with_soft_labels(kata, rng):
    """Three channels and soft labels: 15/16 of a label is the image's own after a 2 x 2 box in 8 x 8."""
    x, y, perm = rng.normal(size=(3, 3, 8, 8)), rng.dirichlet(np.ones(5), 3), np.array([2, 0, 1])

    x2, y2, lam_adj = kata.cutmix(x, y, perm, 0.9375, 3, 6)

    assert_close(x2, with_box(x, perm, 5, 7, 2, 4), "the images", **CLOSE)
    mixed = np.array([15 / 16 * y[n] + 1 / 16 * y[perm[n]] for n in range(3)])
    assert_close((y2, lam_adj), (mixed, 15 / 16), "(y2, lam_adj)", **CLOSE)
