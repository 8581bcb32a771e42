"""Questions about training techniques that interviewers ask aloud."""

import math


def why_learning_rate_warmup():
    """Why does training start with a learning-rate warm-up?

    Statements:
        a. Adam's estimate of the second moment is unreliable in the first steps, so early updates can be too
           large.
        b. Post-LN Transformers have large gradients near the output at initialization.
        c. With large batches the linearly scaled rate is too high for the rapidly changing early network.
        d. Warm-up is needed because the gradients are exactly zero at the start.
        e. Warm-up guarantees a better final minimum in every setting.
        f. The schedule of the 2017 Transformer is lr = d**-0.5 * min(step**-0.5, step * warmup**-1.5).
        g. Too short a warm-up typically shows as an early loss spike or as divergence.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def smoothed_loss_of_perfect_match():
    """What is the smoothed cross-entropy when the prediction matches the smoothed label exactly?

    Label smoothing is eps = 0.1 with K = 10 classes: q = (1 - eps) * onehot + eps / K. The prediction is q.

    Returns:
        float. The loss of one example in nats, to three decimals.
    """
    raise NotImplementedError


def first_adam_update():
    """By how much does Adam move a parameter in its very first step?

    The gradient is 0.001, the learning rate 1e-3; default betas and eps, bias correction, no decay.

    Returns:
        float. The absolute size of the update, with a relative precision of 1e-3.
    """
    raise NotImplementedError


def debugging_a_training_run():
    """A training run misbehaves. Which statements are sound?

    Statements:
        a. NaN after 100 steps: look at the gradient norms before clipping, the learning rate, fp16 overflow
           and bad samples.
        b. The loss stays at ln(C) from the start, C being the number of classes: check labels, learning rate,
           dead or saturated units and initialization.
        c. A wildly oscillating loss is cured by raising the learning rate.
        d. A first sanity test is to overfit one small batch to (near) zero loss.
        e. Forgetting model.eval() affects speed only.
        f. Forgetting optimizer.zero_grad() sums the gradients of successive steps.
        g. Shuffling is irrelevant for SGD on data that are sorted by class.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def regularization_and_augmentation():
    """Which statements about regularization and augmentation hold?

    Statements:
        a. At training loss 0 and a high test loss, sensible remedies are more data or augmentation, weight
           decay, dropout, early stopping or a smaller model.
        b. Label smoothing makes the optimal gap between logits finite.
        c. Label smoothing always improves knowledge distillation when applied to the teacher.
        d. With mixup or CutMix the training accuracy can look low although the test accuracy is good.
        e. L2 regularization and decoupled weight decay are identical for SGD (up to scaling), not for Adam.
        f. Validation data should receive the same random augmentation as training data.
        g. Dropout should be active when the validation loss is computed.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def curriculum_finetuning_and_quantization():
    """Which statements about curricula, fine-tuning and quantization hold?

    Statements:
        a. Curriculum learning presents easier examples first; "easy" takes a measure of difficulty and a
           pacing function.
        b. Curricula always beat random order on large, clean data sets.
        c. LoRA initializes both of its factors A and B randomly.
        d. Once merged into the weight, LoRA adds no latency at inference.
        e. Weight scales per channel usually lose less accuracy than one scale per tensor.
        f. Quantization-aware training back-propagates through the rounding exactly.
        g. int8 weights take a quarter of the memory of fp32 weights.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def smallest_fp16_exponent():
    """Which power of two is the smallest positive number that fp16 can hold, subnormals included?

    fp16 has 5 exponent bits and 10 stored mantissa bits; its smallest normal number is 2**-14.

    Returns:
        int. The exponent e of that number 2**e.
    """
    raise NotImplementedError


def mixed_precision_pitfalls():
    """Mixed precision: where can it go wrong?

    Statements:
        a. fp16 gradients below about 3e-8 round to zero; below about 6e-5 they are subnormal and lose
           precision.
        b. Values above 65504 overflow to inf in fp16.
        c. bf16 has the exponent range of fp32 but only 8 significant bits; it rarely needs loss scaling.
        d. bf16 is more precise than fp16.
        e. fp32 master weights are kept because lr * g is often below half a unit in the last place of the
           fp16 weight.
        f. Gradients must be clipped before they are unscaled.
        g. Softmax, normalization statistics and loss reductions are usually kept in fp32.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def billion_parameter_recipe():
    """Which choices are sound in a training recipe for a language model with 1B parameters?

    Statements:
        a. AdamW with beta2 around 0.95 and decoupled weight decay around 0.1 on matrices, none on norms and
           biases.
        b. Warm-up over a few hundred to a few thousand steps, then a cosine down to about 10 % of the peak.
        c. Clipping by global norm at 1.0, and bf16 compute with fp32 optimizer state.
        d. About 20 tokens per parameter (20B in all) are roughly compute-optimal by the Chinchilla estimate.
        e. 6 * N * D FLOPs give 1.2e20 for 1B parameters and 20B tokens.
        f. Batch normalization after each attention layer.
        g. A constant learning rate of 0.1 with Adam.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def training_days_on_eight_gpus():
    """How long does it take to train 1e9 parameters on 20e9 tokens with 8 GPUs?

    Each GPU has a peak of 312 TFLOP/s, of which 40 % are used. Training takes 6 FLOPs per parameter and
    token.

    Returns:
        float. Days, to two decimals.
    """
    raise NotImplementedError
