"""Linear attention with its known bugs as switches."""

import numpy as np

BUGS = {
    "no_normalizer": "The sum is not divided by phi(q).z: weights must sum to 1, otherwise outputs "
    "grow with the length.",
    "exp_feature_map": "The feature map is exp: a legal choice, but exp(q).exp(k) is not exp(q.k), "
    "and elu + 1 is asked for.",
    "relu_feature_map": "The feature map is relu: features that are all negative give 0 / 0 and no "
    "gradient, which is why elu + 1 was chosen.",
    "elu_without_the_one": "The feature map is elu: it is negative below 0, so weights may be "
    "negative and the denominator 0.",
    "softmax_of_the_products": "A softmax over phi(q).phi(k) brings the n x m matrix back: the "
    "products themselves are the weights, up to their sum.",
    "softmax_attention": "This is ordinary attention, a softmax of q.k / sqrt(d): it needs all n x m "
    "scores; here a product of feature maps takes its place.",
    "queries_not_mapped": "phi is applied to the keys only: products of a raw query may be negative.",
    "keys_not_mapped": "phi is applied to the queries only: products with a raw key may be negative.",
    "scaled_by_the_width": "q is divided by sqrt(d) first: without a softmax there is nothing to keep "
    "from saturating, and phi is not linear, so results change.",
    "normalizer_sees_the_future": "The normalizer is summed over all keys while the numerator stops "
    "at i: causal weights then sum to less than 1.",
    "numerator_sees_the_future": "The numerator is summed over all keys while the normalizer stops at "
    "i: values from the future leak in.",
    "prefix_without_itself": "The prefix stops before i: a token sees itself, and the first would "
    "have 0 / 0.",
    "causal_ignored": "causal=True changes nothing: every position sees the future.",
    "always_causal": "The prefix is used without causal=True too: every query should see all keys.",
}


def linear_attention(q, k, v, causal=False, *, bug=frozenset()):
    if "scaled_by_the_width" in bug:
        q = q / np.sqrt(q.shape[1])
    fq = q if "queries_not_mapped" in bug else _phi(q, bug)
    fk = k if "keys_not_mapped" in bug else _phi(k, bug)
    products = fq @ fk.T
    if "softmax_of_the_products" in bug:
        products = np.exp(products)
    if "softmax_attention" in bug:
        products = np.exp(q @ k.T / np.sqrt(q.shape[1]))
    causal = (causal or "always_causal" in bug) and "causal_ignored" not in bug
    prefix = np.tri(*products.shape, k=-1 if "prefix_without_itself" in bug else 0)
    past = products * prefix if causal else products
    numerator = (products if "numerator_sees_the_future" in bug else past) @ v
    denominator = (products if "normalizer_sees_the_future" in bug else past).sum(axis=1, keepdims=True)
    return numerator if "no_normalizer" in bug else numerator / denominator


def _phi(t, bug):
    if "exp_feature_map" in bug:
        return np.exp(t)
    if "relu_feature_map" in bug:
        return np.maximum(t, 0.0)
    elu = np.where(t > 0, t, np.exp(np.minimum(t, 0.0)) - 1)
    return elu if "elu_without_the_one" in bug else elu + 1
