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
    # a. True: the bias correction makes the mean right, not the variance (Liu et al. 2020, RAdam).
    # b. True: Xiong et al. 2020; pre-LN gradients are tame, and pre-LN models need less warm-up.
    # c. True: Goyal et al. 2017 warm up to the scaled rate over five epochs.
    # d. False: a sensible initialization gives gradients from the first step on; large ones are the problem.
    # e. False: it is a stabilizer. Small pre-LN models may not need it.
    # f. True: linear up to step = warmup, where both terms are equal, then an inverse square root.
    # g. True: a wildly oscillating or exploding early loss points at a rate that is too high too soon.
    return "abcfg"


def smoothed_loss_of_perfect_match():
    """What is the smoothed cross-entropy when the prediction matches the smoothed label exactly?

    Label smoothing is eps = 0.1 with K = 10 classes: q = (1 - eps) * onehot + eps / K. The prediction is q.

    Returns:
        float. The loss of one example in nats, to three decimals.
    """
    # The true class has 0.9 + 0.01 = 0.91, the nine others 0.01 each. Cross-entropy of q with itself is its
    # entropy: the loss cannot reach 0.
    q = [0.9 + 0.1 / 10] + 9 * [0.1 / 10]
    return round(-sum(share * math.log(share) for share in q), 3)


def first_adam_update():
    """By how much does Adam move a parameter in its very first step?

    The gradient is 0.001, the learning rate 1e-3; default betas and eps, bias correction, no decay.

    Returns:
        float. The absolute size of the update, with a relative precision of 1e-3.
    """
    # After bias correction mhat = g and vhat = g**2: the ratio is 1 whatever the size of g, and the update is
    # lr. eps = 1e-8 beside 1e-3 changes it by one part in 1e5.
    g, lr, eps = 1e-3, 1e-3, 1e-8
    return lr * g / (math.sqrt(g**2) + eps)


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
    # a. True: the norm before clipping shows the explosion that the clipped one hides.
    # b. True: ln(C) is the loss of the uniform prediction; the model has learned nothing yet.
    # c. False: lower it, or warm up.
    # d. True: a model that cannot do this has a bug; one that can may still lack data or capacity.
    # e. False: dropout stays on and BatchNorm uses the batch: predictions change.
    # f. True: .grad accumulates until it is cleared.
    # g. False: batches become single-class, and each undoes what the one before has taught.
    return "abdf"


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
    # a. True: the model fits the training set and does not generalize, so constrain it or feed it more.
    # b. True: the target probability is below 1, which a finite gap attains; a hard label asks for infinity.
    # c. False: it can hurt the student: how similar the wrong classes are is erased (Muller et al. 2019).
    # d. True: training labels are mixtures, and training images are harder than those of the test set.
    # e. True: in Adam the L2 term is divided by sqrt(v) with the gradient (Loshchilov and Hutter 2019).
    # f. False: deterministic preprocessing only, unless test-time augmentation is wanted.
    # g. False: evaluation mode, for the model as it will be used.
    return "abde"


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
    # a. True: Bengio et al. 2009.
    # b. False: gains appear mainly on a limited budget or with noisy data (Wu, Dyer and Neyshabur 2021).
    # c. False: B is zero, so that training starts from the pretrained function.
    # d. True: W + s B A is one matrix of the old shape.
    # e. True: channels differ in range, and one outlier channel need not coarsen the others
    #    (Krishnamoorthi 2018).
    # f. False: rounding has derivative 0 almost everywhere; the straight-through estimator pretends it is 1.
    # g. True: 1 byte against 4, the few scales aside.
    return "adeg"


def smallest_fp16_exponent():
    """Which power of two is the smallest positive number that fp16 can hold, subnormals included?

    fp16 has 5 exponent bits and 10 stored mantissa bits; its smallest normal number is 2**-14.

    Returns:
        int. The exponent e of that number 2**e.
    """
    # A subnormal has the exponent of the smallest normal and no leading 1: its last mantissa bit is worth
    # 2**-14 * 2**-10.
    return -14 - 10


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
    # a. True: 3e-8 is half of the smallest subnormal 2**-24, 6e-5 is 2**-14. Loss scaling lifts gradients up.
    # b. True: 65504 is the largest finite fp16 number.
    # c. True: 7 stored mantissa bits and the implicit one.
    # d. False: 8 significant bits against 11.
    # e. True: such an update is rounded away when it is added to the fp16 weight.
    # f. False: unscale first. The threshold is meant for true gradients.
    # g. True: they sum or exponentiate many terms; autocast keeps them in fp32.
    return "abceg"


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
    # a. True: as in the recipes of GPT-3 and LLaMA.
    # b. True: common practice.
    # c. True: common practice; bf16 needs no loss scaling, the moments need fp32.
    # d. True: Hoffmann et al. 2022. Models that will be used a lot are trained on far more.
    # e. True: 6 * 1e9 * 2e10, of which forward 2 N D and backward 4 N D.
    # f. False: LayerNorm or RMSNorm, before the sublayer.
    # g. False: orders of magnitude too high; a few 1e-4 with a schedule.
    return "abcde"


def training_days_on_eight_gpus():
    """How long does it take to train 1e9 parameters on 20e9 tokens with 8 GPUs?

    Each GPU has a peak of 312 TFLOP/s, of which 40 % are used. Training takes 6 FLOPs per parameter and
    token.

    Returns:
        float. Days, to two decimals.
    """
    # 1.2e20 FLOPs at 8 * 312e12 * 0.4 = 9.98e14 FLOP/s take 1.202e5 seconds.
    seconds = 6 * 1e9 * 20e9 / (8 * 312e12 * 0.4)
    return round(seconds / 86400, 2)
