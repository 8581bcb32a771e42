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
    # a. True: s(1 - s) is largest at s = 1/2, where it is 1/4.
    # b. True: the gradient of w_i is delta * h_i, and every h_i > 0 (LeCun et al. 1998).
    # c. True: at x = 10 the slope is about 4.5e-5.
    # d. False: it is smooth everywhere.
    # e. False: LSTM gates, GLU gates and binary outputs use it on purpose.
    # f. False: tanh is centered and has slope 1 at 0, but it saturates all the same.
    # g. True: an identity.
    return "abcg"


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
    # a. True: the slope is 0 for every example, and the chain rule multiplies by it.
    # b. True: one large step is enough, and no gradient leads back.
    # c. False: its own parameters get no gradient; only earlier layers or weight decay can move it.
    # d. True: the slopes of ELU and GELU fade only far to the left (GELU's also crosses 0, at -0.75).
    # e. False: zeros per example are ordinary sparsity; death is per unit, over all examples.
    # f. True: all of them keep pre-activations centered.
    # g. False: they are lost capacity.
    return "abdf"


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
    # a. True: the definition x * Phi(x).
    # b. True: the minimum of x * Phi(x) is -0.16997 at -0.75179.
    # c. False: the slope is 0.13 at -0.5 and negative left of -0.75.
    # d. False: its feed-forward layer used ReLU (Vaswani et al. 2017).
    # e. True: Touvron et al. 2023.
    # f. True: Hendrycks and Gimpel 2016; Shazeer 2020 reports gains without an explanation.
    # g. False: it is the non-linearity of the feed-forward layer.
    return "abef"


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
    # a. True: ReLU halves the second moment, the 2 restores it (He et al. 2015).
    # b. True: it was derived for units of slope 1 around zero.
    # c. True: Klambauer et al. 2017.
    # d. False: softmax normalizes outputs or attention weights; it is no hidden non-linearity.
    # e. False: symmetry is never broken and the gradients are zero.
    # f. True: the labels do not exclude each other.
    # g. False: a ReLU cannot produce negative values; use the identity.
    return "abcf"


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
    # a. True: a product of matrices is a matrix.
    # b. True: Leshno, Lin, Pinkus and Schocken 1993.
    # c. False: it speaks of existence, not of search.
    # d. False: they span only polynomials of bounded degree, however many units there are.
    # e. True: a composition of piecewise-linear maps.
    # f. False: some functions need exponentially many units when the network is shallow (Telgarsky 2016).
    return "abe"


def xavier_scale_under_relu():
    """By what factor does E[z**2] change over 20 ReLU layers at the Xavier scale, fan_in * Var(w) = 1?

    Square layers, zero biases, weights of mean 0.

    Returns:
        float. The factor to 2 significant digits, below 1 if the signal shrinks.
    """
    # Half of a symmetric z survives the ReLU, so each layer multiplies the second moment by 1/2.
    return 0.5**20


def he_deviation_of_a_convolution():
    """What is the He-normal standard deviation for a 3x3 convolution from 64 to 128 channels?

    The weights feed a ReLU, and the mode is fan_in.

    Returns:
        float. The standard deviation to 4 decimals.
    """
    # Each output sums 64 * 9 = 576 products; the 128 output channels do not enter.
    return math.sqrt(2.0 / (64 * 3 * 3))


def llama_feed_forward_width():
    """How wide is a LLaMA-style SwiGLU feed-forward layer for d = 4096?

    The width is 8d/3, rounded up to a multiple of 256.

    Returns:
        int. The number of hidden units.
    """
    # 8 * 4096 / 3 = 10922.67, and 43 * 256 = 11008 is the next multiple.
    return math.ceil(8 * 4096 / 3 / 256) * 256
