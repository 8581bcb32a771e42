"""Where the parameters of a GPT sit: count them by hand, then compare with 12 L d^2."""


def gpt_parameter_count(V, ctx, d, L, tied=True, bias=True):
    """Count the trainable parameters of a decoder with the layout of GPT-2.

    Formula:
        token table                   V * d
        learned positions             ctx * d
        each of the L blocks
            two LayerNorms            2 * (d + d)           weight and bias each
            attention                 4 * d**2 + 4 * d      Wq, Wk, Wv, Wo and their biases
            MLP, hidden width 4d      8 * d**2 + 5 * d      d -> 4d -> d and its biases
        final LayerNorm               d + d
        output head                   V * d if untied, without a bias; nothing if tied

        With bias=False every bias goes, those of the linear layers and those of the LayerNorms;
        a LayerNorm then has its d weights only.

    Args:
        V: Vocabulary size.
        ctx: Context length, the number of learned positions.
        d: Model width.
        L: Number of blocks.
        tied: Whether the output head is the token table itself.
        bias: Whether linear layers and LayerNorms have biases.

    Returns:
        int. The number of parameters.

    Raises:
        Nothing of its own: all counts are taken to be positive integers.

    Example:
        GPT-2 small:

        >>> gpt_parameter_count(50257, 1024, 768, 12)
        124439808

    Reference:
        Radford et al., "Language Models are Unsupervised Multitask Learners" (2019);
        Kaplan et al., "Scaling Laws for Neural Language Models" (2020), for 12 L d^2.
    """
    norm = d + (d if bias else 0)
    attention = 4 * d * d + (4 * d if bias else 0)
    mlp = 2 * d * (4 * d) + (4 * d + d if bias else 0)
    block = 2 * norm + attention + mlp  # about 12 d^2

    # A tied head is the token table itself: it must not be counted a second time.
    head = 0 if tied else V * d
    return V * d + ctx * d + L * block + norm + head
