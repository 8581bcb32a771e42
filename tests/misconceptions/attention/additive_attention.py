"""Additive attention with its known bugs as switches."""

import numpy as np

BUGS = {
    "no_tanh": "Without tanh the query adds va.(Wa s), the same number, to every score, and the "
    "softmax removes it: the weights no longer depend on the query.",
    "query_ignored": "Wa s is left out: the weights are the same at each step of the decoder.",
    "keys_ignored": "Ua h_t is left out: all steps score alike and the context is the mean of the states.",
    "softmax_over_features": "The softmax runs over the hidden features: features are to be reduced "
    "by va first, and one weight per time step comes from a softmax over time.",
    "no_softmax": "The raw scores weight the states: they may be negative and do not sum to 1.",
    "tanh_after_va": "tanh is applied to the score, va.(Wa s + Ua h_t), not to the hidden features: "
    "scores are squeezed into (-1, 1).",
    "scaled_by_the_width": "A different convention: the scores are divided by sqrt(da), as in "
    "dot-product attention; additive attention learns its scale through va.",
    "scored_by_dot_product": "A different convention: the score is (Wa s).(Ua h_t), multiplicative "
    "attention in the manner of Luong et al. 2015; va is not used.",
    "matrices_swapped": "Wa is applied to the encoder states and Ua to the decoder state. Only equal "
    "sizes run.",
    "matrices_transposed": "The matrices act from the right, as s @ Wa; here they are (out, in) and "
    "act as Wa @ s. Only square ones run.",
    "weights_first": "The weights are returned before the context; the context comes first.",
    "context_of_projected_states": "The weights average Ua h_t; the context is the mean of the states "
    "h_t themselves.",
}


def additive_attention(s, H, Wa, Ua, va, *, bug=frozenset()):
    if "matrices_swapped" in bug:
        Wa, Ua = Ua, Wa
    if "matrices_transposed" in bug:
        Wa, Ua = Wa.T, Ua.T
    query, keys = (Wa @ s) * ("query_ignored" not in bug), (H @ Ua.T) * ("keys_ignored" not in bug)
    weights = _weights(_energies(query, keys, va, bug), bug)
    context = weights @ (H @ Ua.T if "context_of_projected_states" in bug else H)
    return (weights, context) if "weights_first" in bug else (context, weights)


def _energies(query, keys, va, bug):
    if "scored_by_dot_product" in bug:
        energies = keys @ query
    else:
        hidden = query + keys if bug & {"no_tanh", "tanh_after_va"} else np.tanh(query + keys)
        if "softmax_over_features" in bug:
            hidden = np.exp(hidden) / np.exp(hidden).sum(axis=1, keepdims=True)
        energies = hidden @ va
    if "tanh_after_va" in bug:
        energies = np.tanh(energies)
    return energies / np.sqrt(len(va)) if "scaled_by_the_width" in bug else energies


def _weights(energies, bug):
    if bug & {"no_softmax", "softmax_over_features"}:
        return energies
    weights = np.exp(energies - energies.max())
    return weights / weights.sum()
