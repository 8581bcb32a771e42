import numpy as np

from grader.expect import assert_close

# An image whose pixels say where they are: 1000 * image + 100 * channel + 10 * row + column.
B, C, Y, X = np.indices((2, 3, 4, 6))
ADDRESSES = 1000.0 * B + 100.0 * C + 10.0 * Y + X


def test_two_patches_by_hand(kata):
    """An image of 2 x 4 pixels and p = 2 gives the left square, then the right one, row by row."""
    tokens = kata.patchify(np.arange(8.0).reshape(1, 1, 2, 4), 2)

    assert_close(tokens, np.array([[[0.0, 1.0, 4.0, 5.0], [2.0, 3.0, 6.0, 7.0]]]), "the tokens")


def test_grid_runs_left_to_right_then_down(kata):
    """On a grid of 2 x 3 patches the top left pixels come in the order 00, 02, 04, 20, 22, 24."""
    tokens = kata.patchify(ADDRESSES, 2)

    assert_close(
        tokens[0, :, 0], np.array([0.0, 2.0, 4.0, 20.0, 22.0, 24.0]), "the first number of each token"
    )


def test_channel_comes_first_inside_a_patch(kata):
    """A token lists the whole square of channel 0, then that of channel 1, then that of channel 2."""
    tokens = kata.patchify(ADDRESSES, 2)

    square = np.array([0.0, 1.0, 10.0, 11.0])
    assert_close(tokens[0, 0], np.concatenate([square, 100 + square, 200 + square]), "the first token")


def test_shape_of_several_images(kata):
    """Two images of 3 x 4 x 6 with p = 2 become 6 tokens of 12 numbers each, image by image."""
    tokens = kata.patchify(ADDRESSES, 2)

    assert_close(tokens.shape, (2, 6, 12), "the shape")
    assert_close(tokens[1], tokens[0] + 1000.0, "the second image")


def test_patches_of_one_pixel(kata):
    """With p = 1 every pixel is a token of its channels."""
    tokens = kata.patchify(ADDRESSES, 1)

    assert_close(tokens, ADDRESSES.reshape(2, 3, 24).transpose(0, 2, 1), "the tokens")


def test_one_patch_is_the_whole_image(kata):
    """With p as large as a square image there is one token: the image, channel by channel."""
    image = ADDRESSES[:1, :, :3, :3]

    tokens = kata.patchify(image, 3)

    assert_close(tokens, image.reshape(1, 1, 27), "the token")


def test_square_image(kata):
    """A 4 x 4 image of one channel is cut into squares, not stripes, and not mirrored."""
    tokens = kata.patchify(np.arange(16.0).reshape(1, 1, 4, 4), 2)

    expected = [[0, 1, 4, 5], [2, 3, 6, 7], [8, 9, 12, 13], [10, 11, 14, 15]]
    assert_close(tokens, np.array([expected], dtype=float), "the tokens")


def test_every_number_of_a_tall_image(kata, rng):
    """Every number of a 9 x 6 image with 2 channels and p = 3 lands where the formula says."""
    image = rng.normal(size=(2, 2, 9, 6))

    tokens = kata.patchify(image, 3)

    expected = np.empty((2, 6, 18))
    for b, c, y, x in np.ndindex(image.shape):
        expected[b, (y // 3) * 2 + x // 3, c * 9 + (y % 3) * 3 + x % 3] = image[b, c, y, x]
    assert_close(tokens, expected, "the tokens")


def test_equals_a_convolution_with_stride_p(kata, rng):
    """Times a flattened kernel the tokens give the convolution with stride p = 2."""
    image, kernel = rng.normal(size=(1, 3, 4, 6)), rng.normal(size=(5, 3, 2, 2))

    mapped = kata.patchify(image, 2) @ kernel.reshape(5, 12).T

    places = [(y, x) for y in (0, 2) for x in (0, 2, 4)]
    expected = [[(image[0, :, y : y + 2, x : x + 2] * k).sum() for k in kernel] for y, x in places]
    assert_close(mapped, np.array([expected]), "the convolution", atol=1e-6)


def test_vit_base_16(kata):
    """An image of 224 x 224 with 3 channels and p = 16 becomes 196 tokens of length 768."""
    tokens = kata.patchify(np.zeros((1, 3, 224, 224)), 16)

    assert_close(tokens.shape, (1, 196, 768), "the shape")
