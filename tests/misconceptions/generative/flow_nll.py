"""The likelihood of a flow with its known bugs as switches."""

import numpy as np

BUGS = {
    "logdet_subtracted": "The log-determinants are subtracted from log p: for maps data -> latent they are "
    "added. They are subtracted when the map is written in the generating direction z -> x.",
    "determinant_without_absolute_value": "log(det A) is NaN for a map that mirrors space: the volume "
    "change is |det A|.",
    "slope_after_the_sinh": "cosh is taken of what comes out of the sinh: the derivative is taken at what "
    "goes in.",
    "constant_forgotten": "The log(2 pi) of the normal density is missing: NLL values are then off by a "
    "constant and bits per dimension cannot be compared.",
    "constant_counted_once": "1/2 log(2 pi) is counted once: it belongs to each of the D dimensions.",
    "trace_for_determinant": "The trace stands where log |det A| belongs: tr A is the log-determinant of "
    "exp(A), not of A.",
    "diagonal_for_determinant": "Only the diagonal of A enters the determinant: that holds for triangular "
    "matrices.",
    "determinant_without_logarithm": "|det A| is added without its logarithm.",
    "matrix_transposed": "x @ A is computed: with examples as rows A h turns into x @ A^T. A symmetric A "
    "hides it.",
    "shift_left_out": "b is not added.",
    "sinh_after_the_last_layer": "sinh is applied after the last layer too: z is what the last affine layer "
    "gives.",
    "slope_of_sinh_left_out": "The log-determinant of the sinh is missing: every map that changes volume "
    "counts.",
    "determinant_of_the_last_layer_only": "Only the last matrix counts: the log-determinants of all layers "
    "add up.",
    "arsinh_for_sinh": "The inverse, arsinh, is applied: the flow is written in the direction data -> "
    "latent, with sinh.",
    "half_of_the_square_forgotten": "The factor 1/2 of z^2 is missing.",
    "layers_reversed": "The layers are applied last to first, as in sampling: data -> latent takes them in "
    "order.",
    "log_likelihood_returned": "log p is returned: the NLL is its negative.",
    "summed_over_the_examples": "The NLL is summed over the examples: their mean is asked for.",
    "in_bits": "A different convention: the NLL is divided by log 2, which gives bits. Here it is in nats.",
    "averaged_over_dimensions": "A different convention: the NLL is divided by D, as for bits per "
    "dimension. Here it is per example.",
}


def flow_nll(x, layers, *, bug=frozenset()):
    h, logdet, dimensions = x, np.zeros(len(x)), x.shape[1]
    layers = list(reversed(layers)) if "layers_reversed" in bug else list(layers)
    for i, (A, b) in enumerate(layers):
        h = h @ (A if "matrix_transposed" in bug else A.T) + (0 if "shift_left_out" in bug else b)
        if "determinant_of_the_last_layer_only" in bug:
            logdet = logdet - sum(_log_volume(earlier, bug) for earlier, _ in layers[i - 1 : i])
        logdet = logdet + _log_volume(A, bug)
        if i < len(layers) - 1 or "sinh_after_the_last_layer" in bug:
            out = np.arcsinh(h) if "arsinh_for_sinh" in bug else np.sinh(h)
            at = out if "slope_after_the_sinh" in bug else h
            slope = np.log(np.cosh(at))
            if "arsinh_for_sinh" in bug:
                slope = -0.5 * np.log1p(at**2)
            logdet = logdet + (0 if "slope_of_sinh_left_out" in bug else slope.sum(1))
            h = out

    constant = 0.5 * np.log(2 * np.pi) * (1 if "constant_counted_once" in bug else dimensions)
    if "constant_forgotten" in bug:
        constant = 0.0
    square = (h**2).sum(1) * (1.0 if "half_of_the_square_forgotten" in bug else 0.5)
    log_p = -square - constant + (-logdet if "logdet_subtracted" in bug else logdet)
    if "averaged_over_dimensions" in bug:
        log_p = log_p / dimensions
    if "in_bits" in bug:
        log_p = log_p / np.log(2)
    nll = log_p if "log_likelihood_returned" in bug else -log_p
    return float(nll.sum() if "summed_over_the_examples" in bug else nll.mean())


def _log_volume(A, bug):
    if "trace_for_determinant" in bug:
        return np.trace(A)
    det = np.prod(np.diag(A)) if "diagonal_for_determinant" in bug else np.linalg.det(A)
    size = det if "determinant_without_absolute_value" in bug else np.abs(det)
    return size if "determinant_without_logarithm" in bug else np.log(size)
