"""Questions about normalization layers that interviewers ask aloud."""

import math


def layer_norm_of_four_values():
    """A token has the four features (2, 4, 6, 8). What does LayerNorm without gain and shift make of 2?

    eps is 0, and the variance is the biased one that LayerNorm uses.

    Returns:
        float. The first output, to four decimals.
    """
    # The mean is 5. The squared deviations 9, 1, 1, 9 have the mean 5: LayerNorm divides by d = 4.
    mean = (2 + 4 + 6 + 8) / 4
    var = ((2 - mean) ** 2 + (4 - mean) ** 2 + (6 - mean) ** 2 + (8 - mean) ** 2) / 4
    return round((2 - mean) / math.sqrt(var), 4)


def rms_norm_of_four_values():
    """A token has the four features (2, 4, 6, 8). What is the first output of RMSNorm with gain 1?

    eps is 0.

    Returns:
        float. The first output, to four decimals.
    """
    # The mean square is (4 + 16 + 36 + 64) / 4 = 30, and no mean is subtracted: the output keeps its sign.
    mean_square = (2**2 + 4**2 + 6**2 + 8**2) / 4
    return round(2 / math.sqrt(mean_square), 4)


def rms_norm_facts():
    """What holds for RMSNorm?

    Statements:
        a. It leaves out the mean subtraction and the bias of LayerNorm.
        b. For an input whose features have mean zero it equals LayerNorm without shift, given the same gain
           and eps.
        c. Its output does not change when a constant is added to all features.
        d. LLaMA uses it as pre-normalization, at the input of each sublayer.
        e. Its appeal is similar quality at lower cost: one reduction over the features instead of two.
        f. In the reference code of LLaMA, eps is added outside the square root.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: re-scaling is kept, re-centering is dropped (Zhang and Sennrich 2019).
    # b. True: with mean zero the mean square is the variance.
    # c. False: it is invariant to re-scaling only; a constant changes the mean square.
    # d. True: Touvron et al. 2023 normalize the input of each sublayer, not its output.
    # e. True: the paper reports 7 to 64 % less running time, depending on the model.
    # f. False: the code computes x * rsqrt(mean(x^2) + eps), eps inside.
    return "abde"


def axes_of_each_norm():
    """Which axes? The input x has the shape (N, C, H, W).

    Statements:
        a. BatchNorm computes one mean per channel, over N, H and W.
        b. InstanceNorm computes one mean per example and channel, over H and W.
        c. GroupNorm with G = 1 has the same statistics as LayerNorm over (C, H, W).
        d. GroupNorm with G = C has the same statistics as InstanceNorm.
        e. torch.nn.LayerNorm(C) can be applied directly to x and normalizes over the channels.
        f. The gain and the shift of GroupNorm are one per group.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: C means.
    # b. True: N * C means.
    # c. True: one group holds all channels.
    # d. True: one channel per group.
    # e. False: it normalizes the trailing axis, which is W; permute to (N, H, W, C) first.
    # f. False: they are one per channel; only the statistics belong to groups.
    return "abcd"


def batch_norm_with_small_batches():
    """Why does BatchNorm struggle with small batches?

    Statements:
        a. The estimates of mean and variance get noisy: from n independent values the mean has the standard
           error sigma / sqrt(n).
        b. Training and evaluation diverge, because the running statistics describe another distribution than
           the statistics of tiny batches.
        c. With a single value per channel (N = 1, no space) the training output is the shift beta, whatever
           the input.
        d. Gradient accumulation over several micro-batches repairs the statistics of BatchNorm.
        e. SyncBatchNorm helps when the batch per GPU is small but the global batch is not.
        f. GroupNorm and LayerNorm do not depend on the batch size.
        g. The problem disappears in evaluation mode, even with poor running statistics.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: n counts N * H * W values of an image; they are correlated in space, so they help less still.
    # b. True: the error of BatchNorm grows as the batch shrinks (Wu and He 2018).
    # c. True: x - mean is 0. The definition says so; torch raises an error in this case.
    # d. False: each micro-batch still normalizes on its own; only gradients are accumulated.
    # e. True: it computes the statistics over all ranks.
    # f. True: their statistics belong to one example.
    # g. False: evaluation mode uses the running statistics, so that is exactly where poor ones hurt.
    return "abcef"


def layer_norm_in_transformers():
    """Why do Transformers use LayerNorm (or RMSNorm) instead of BatchNorm?

    Statements:
        a. Statistics of a single token do not depend on padding, on the sequence length or on other examples.
        b. LayerNorm computes the same function in training and in inference.
        c. BatchNorm over positions would let future tokens influence earlier ones when a causal model is
           trained.
        d. LayerNorm is cheaper because it has no parameters.
        e. BatchNorm cannot be implemented for 3-D tensors.
        f. When one token is decoded at a time, training-mode BatchNorm would see a single position of each
           sequence.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: see the kata padded_sequence_statistics.
    # b. True: it has no running statistics.
    # c. True: statistics over time steps mix the later ones into the earlier ones.
    # d. False: it has a gain and a shift, and the cost is similar.
    # e. False: one statistic per feature over batch and time; it behaves badly on text (Shen et al. 2020).
    # f. True: evaluation-mode BatchNorm would work there, training-mode statistics would not.
    return "abcf"


def sync_variance_of_two_gpus():
    """Two GPUs hold 16 samples each of one channel. Which variance does SyncBatchNorm normalize with?

    The means on the two GPUs are 0 and 4, the biased variances are 1 and 1.

    Returns:
        float. The biased variance of the 32 samples.
    """
    # Variance within the ranks plus variance between them: the means 0 and 4 lie 2 from the global mean.
    mean = (16 * 0.0 + 16 * 4.0) / 32
    return (16 * (1.0 + (0.0 - mean) ** 2) + 16 * (1.0 + (4.0 - mean) ** 2)) / 32


def normalization_pitfalls():
    """Which of these effects and pitfalls of normalization layers are real?

    Statements:
        a. A bias directly before BatchNorm is redundant.
        b. The function does not depend on the scale of weights directly before a normalization layer, so
           weight decay on them changes the effective learning rate rather than the function.
        c. Weight decay should usually leave out the gains and shifts of normalization layers.
        d. BatchNorm provably works by reducing "internal covariate shift".
        e. model.eval() makes BatchNorm use its running statistics.
        f. momentum=0.1 in torch's BatchNorm corresponds to momentum=0.9 in Keras.
        g. ConvNeXt uses BatchNorm.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: the mean subtraction removes it.
    # b. True: smaller weights get larger gradients (van Laarhoven 2017).
    # c. True: a common recipe; decaying a gain pulls the layer's output towards 0 and regularizes little.
    # d. False: that is disputed; Santurkar et al. 2018 argue that it smooths the loss landscape.
    # e. True: and it turns dropout into the identity.
    # f. True: both compute new = 0.9 * old + 0.1 * batch.
    # g. False: it uses LayerNorm.
    return "abcef"
