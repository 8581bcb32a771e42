"""Real training runs of a small ReLU network on documents in two languages, with one fault planted or none.

The network, its data and its gradients are real, and full-batch gradient descent makes the loss smooth. The
step times come from a model: compute that n devices share, and a ring all-reduce over their links.
"""

import functools
from itertools import pairwise

import numpy as np

CLASSES, WORDS, LETTERS, LETTERS_PER_WORD = 4, 40, 12, 5
DOCUMENTS, DOCUMENT_WORDS, WIDTH, STEPS, STEPS_PER_EPOCH, RATE = 120, 20, 24, 90, 5, 0.5
LANGUAGES = ("en", "de")
KILLED_AT = {"units_killed": 20, "units_killed_late": 60, "all_units_killed": 0}
DEVICES = np.array([1, 2, 4, 8])


@functools.cache
def run(fault="", seed=0):
    """The log of one run. A fault is one of the words that the functions below ask for."""
    rng = np.random.default_rng([seed, 11])
    tokenizer = _Tokenizer(rng, fault)
    short = fault == "few_short_documents"
    sizes = (32, 4) if short else (DOCUMENTS, DOCUMENT_WORDS)
    noise = {"few_short_documents": 0.3, "rate_of_20": 0.4}.get(fault, 0.0)
    x, y, _ = tokenizer.documents(*sizes, rng, noise)
    held_out = tokenizer.documents(DOCUMENTS, sizes[1], rng)
    center = x.mean(axis=0)
    net = _Net(x.shape[1], rng, fault)
    log = _train(net, x - center, y, held_out[0] - center, held_out[1], fault, rng)
    log["classes"] = CLASSES
    log["val_loss_by_language"] = {
        name: net.loss(held_out[0][held_out[2] == i] - center, held_out[1][held_out[2] == i])
        for i, name in enumerate(LANGUAGES)
    }
    log["tokens_per_word"] = tokenizer.tokens_per_word
    tried = slice(2 if fault == "few_devices_tried" else 0, None)
    return log | {"devices": DEVICES[tried], "step_seconds": _step_seconds(fault, rng)[tried]}


def _train(net, x, y, x_held_out, y_held_out, fault, rng):
    log = {key: [] for key in ("loss", "grad_norm", "val_loss", "dead_fraction", "zero_fraction")}
    for step in range(2 * STEPS if fault == "few_short_documents" else STEPS):
        loss, grads, hidden = net.backward(x, y)
        log["loss"].append(loss)
        log["grad_norm"].append(float(np.sqrt(sum((g**2).sum() for g in grads))))
        if step % STEPS_PER_EPOCH == STEPS_PER_EPOCH - 1:
            log["val_loss"].append(net.loss(x_held_out, y_held_out))
            log["dead_fraction"].append(np.mean([(h == 0).all(axis=0) for h in hidden]))
            log["zero_fraction"].append(np.mean([h == 0 for h in hidden]))
        if not np.isfinite(loss):
            break
        net.step(grads, _rate(fault, step))
        if KILLED_AT.get(fault) == step:
            net.kill(1.0 if fault == "all_units_killed" else 0.6, rng)
    return {key: np.array(values) for key, values in log.items()}


def _rate(fault, step):
    if fault == "growing_rate":
        return RATE * 1.25 ** max(0, step - 30)
    if fault == "one_spike" and step == 30:
        return 6 * RATE
    return {"rate_of_20": 20.0, "both_spelled": 0.3}.get(fault, RATE)


def _step_seconds(fault, rng):
    slow = {"slow_link": 13.0, "slowish_link": 9.0}.get(fault, 1.0)
    link = np.where(DEVICES == 8, slow, 1.0)  # the eighth device sits in another machine
    size = 10 ** rng.uniform(-1, 1)  # small models and large ones
    return size * (0.4 / DEVICES + 2 * (DEVICES - 1) / DEVICES * 0.02 * link) * rng.uniform(0.97, 1.03, 4)


class _Tokenizer:
    """A vocabulary of the words it was fitted to; any other word is spelled letter by letter."""

    def __init__(self, rng, fault):
        spelled = {"german_spelled": ("de",), "both_spelled": LANGUAGES}.get(fault, ())
        known = np.repeat([name not in spelled for name in LANGUAGES], WORDS)[:, None]
        self.frequency = rng.dirichlet(np.full(WORDS, 0.5), size=(len(LANGUAGES), CLASSES))
        letters = np.zeros((len(known), LETTERS))
        for row in letters:
            np.add.at(row, rng.integers(0, LETTERS, LETTERS_PER_WORD), 1)
        self.tokens = np.hstack([np.eye(len(known)) * known, letters * ~known])  # one row per word
        per_word = self.tokens.sum(axis=1).reshape(len(LANGUAGES), WORDS).mean(axis=1)
        self.tokens_per_word = dict(zip(LANGUAGES, per_word.tolist()))

    def documents(self, n, words, rng, noise=0.0):
        """n documents as unit vectors of token counts, their classes, and their languages."""
        y, language = np.arange(n) % CLASSES, np.arange(n) // CLASSES % len(LANGUAGES)
        counts = np.zeros((n, len(LANGUAGES), WORDS))
        for i in range(n):
            counts[i, language[i]] = rng.multinomial(words, self.frequency[language[i], y[i]])
        x = counts.reshape(n, -1) @ self.tokens
        y = np.where(rng.random(n) < noise, rng.integers(0, CLASSES, n), y)
        return x / np.linalg.norm(x, axis=1, keepdims=True), y, language


class _Net:
    """Two hidden ReLU layers and a softmax, with biases."""

    def __init__(self, features, rng, fault):
        widths, scale = [features, WIDTH, WIDTH, CLASSES], 0.01 if fault == "tiny_weights" else 1.0
        self.w = [scale * rng.normal(size=(a, b)) * np.sqrt(2 / a) for a, b in pairwise(widths)]
        self.b = [np.full(b, -0.1 if fault == "sparse_units" else 0.1) for b in widths[1:]]
        self.shifted = fault != "growing_rate"  # without the shift by the maximum, exp can overflow
        self.trained = [2] if fault == "rate_of_20" else [0, 1, 2]  # a new head on frozen features

    def forward(self, x):
        hidden = [x]
        for w, b in zip(self.w[:-1], self.b[:-1]):
            hidden.append(np.maximum(hidden[-1] @ w + b, 0))
        z = hidden[-1] @ self.w[-1] + self.b[-1]
        z = np.exp(z - z.max(axis=1, keepdims=True) if self.shifted else z)
        return hidden, z / z.sum(axis=1, keepdims=True)

    def loss(self, x, y):
        with np.errstate(all="ignore"):
            return float(-np.log(self.forward(x)[1][np.arange(len(y)), y]).mean())

    def backward(self, x, y):
        with np.errstate(all="ignore"):
            hidden, p = self.forward(x)
            loss, grads = float(-np.log(p[np.arange(len(y)), y]).mean()), []
            d = p / len(y)
            d[np.arange(len(y)), y] -= 1 / len(y)
            for i in (2, 1, 0):
                grads += [d.sum(axis=0), hidden[i].T @ d]
                d = (d @ self.w[i].T) * (hidden[i] > 0)
            return loss, grads[::-1], hidden[1:]

    def step(self, grads, rate):
        for i in self.trained:
            self.w[i] -= rate * grads[2 * i]
            self.b[i] -= rate * grads[2 * i + 1]

    def kill(self, share, rng):
        for b in self.b[:-1]:
            b[rng.permutation(WIDTH)[: round(share * WIDTH)]] -= 20.0
