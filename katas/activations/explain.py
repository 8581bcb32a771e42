"""Questions on activation functions: what to choose, what goes wrong, and which numbers to know."""

import math


def why_not_sigmoid_everywhere():
    """Why not use the sigmoid everywhere? Select the true statements.

    Statements:
        a. Its derivative is at most 0.25, so each sigmoid layer can shrink the gradient four-fold or more.
        b. Its outputs are all positive, so for one example the gradients of all weights into a unit of the
           next layer share one sign, and updates zig-zag.
        c. It saturates on both sides, where its gradient is practically zero.
        d. It is not differentiable at 0.
        e. It should never appear in a modern network.
        f. tanh fixes both problems, the outputs that are not centered on zero and the saturation.
        g. tanh(x) = 2 * sigmoid(2x) - 1.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def dying_relu_causes_and_cures():
    """Dying ReLU, causes and cures. Select the true statements.

    Statements:
        a. A dead unit receives zero gradient for its incoming weights on every training example.
        b. A learning rate that is too large can push biases so negative that units never fire again.
        c. A dead unit can always recover by further training on the same data with plain SGD.
        d. Leaky ReLU, ELU and GELU still pass a gradient for moderately negative inputs; ReLU passes none.
        e. A layer in which 50 % of the outputs are zero is 50 % dead.
        f. A lower learning rate or warm-up, He initialization and normalization reduce the risk.
        g. Dead units cost nothing in accuracy, because they act as regularization.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def gelu_versus_relu():
    """Why do GPT-style models use GELU, and how does it differ from ReLU? Select the true statements.

    Statements:
        a. GELU is smooth and weights the input by Phi(x), the normal CDF, instead of by its sign.
        b. GELU is not monotone: it dips to about -0.17 near x = -0.75.
        c. GELU has a gradient of exactly zero for all negative inputs.
        d. The original Transformer of 2017 used GELU.
        e. LLaMA uses SwiGLU rather than GELU in its feed-forward layer.
        f. Empirically GELU gives small but consistent gains over ReLU in Transformers; there is no proof
           that it must.
        g. GELU sits inside the softmax of the attention.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def sound_activation_pairings():
    """Activation, initialization and output: which pairings are sound? Select the true statements.

    Statements:
        a. ReLU hidden layers go with He initialization, variance 2 / fan_in.
        b. tanh hidden layers go with Xavier/Glorot initialization.
        c. SELU goes with LeCun-normal initialization and alpha dropout.
        d. Softmax hidden layers go with He initialization.
        e. Initializing all weights to zero is fine with ReLU.
        f. Multi-label classification goes with independent sigmoids and binary cross-entropy.
        g. Regression of an unbounded target goes with a ReLU on the output unit.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def universal_approximation():
    """Non-linearity and universal approximation. Select the true statements.

    Statements:
        a. Stacking linear layers without activations gives one linear map.
        b. One hidden layer with a non-polynomial activation can approximate any continuous function on a
           compact set, given enough units.
        c. The theorem guarantees that SGD will find those weights.
        d. Polynomial activations of fixed degree, in one hidden layer, are universal too.
        e. A ReLU network computes a piecewise-linear function.
        f. Depth never reduces the number of units needed.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def xavier_scale_under_relu():
    """By what factor does E[z**2] change over 20 ReLU layers at the Xavier scale, fan_in * Var(w) = 1?

    Square layers, zero biases, weights of mean 0.

    Returns:
        float. The factor to 2 significant digits, below 1 if the signal shrinks.
    """
    raise NotImplementedError


def he_deviation_of_a_convolution():
    """What is the He-normal standard deviation for a 3x3 convolution from 64 to 128 channels?

    The weights feed a ReLU, and the mode is fan_in.

    Returns:
        float. The standard deviation to 4 decimals.
    """
    raise NotImplementedError


def llama_feed_forward_width():
    """How wide is a LLaMA-style SwiGLU feed-forward layer for d = 4096?

    The width is 8d/3, rounded up to a multiple of 256.

    Returns:
        int. The number of hidden units.
    """
    raise NotImplementedError
