"""Distributed training, explained: questions that interviewers ask aloud."""


def data_parallel_synchronization():
    """How does synchronous data parallelism keep its replicas together?

    Statements:
        a. Each replica holds all parameters, computes gradients on its own part of the batch, and all-reduces
           them before the step.
        b. Averaging the gradients of parts of equal size gives exactly the gradient of the mean loss over the
           global batch, layers that mix examples aside.
        c. DistributedDataParallel starts its all-reduce only after the whole backward pass has finished.
        d. With n GPUs the global batch is n times the batch per GPU, unless the batch per GPU is reduced.
        e. DistributedDataParallel synchronizes the statistics of BatchNorm by itself.
        f. Data parallelism reduces the memory for model states on each GPU.
        g. Replicas stay identical because they start equal and apply equal averaged gradients with the same
           deterministic optimizer.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: that is synchronous data parallelism.
    # b. True: the gradient is linear in the loss, and a mean of equal-sized means is the mean.
    # c. False: gradients are gathered in buckets, and each bucket is reduced while the backward pass goes on.
    # d. True: so the learning rate and its warm-up have to be reconsidered.
    # e. False: gradients are averaged, buffers are broadcast from rank 0; SyncBatchNorm shares statistics.
    # f. False: it replicates them; ZeRO and FSDP shard them.
    # g. True: no broadcast of parameters is needed after the start.
    return "abdg"


def ring_all_reduce_seconds():
    """Gradients of 14 GB are all-reduced in a ring of 8 GPUs, 100 GB/s per link and direction.

    How long does that take, latency ignored?

    Returns:
        float. Seconds, to 3 decimals.
    """
    # Two phases (reduce-scatter, all-gather), each of which sends 7/8 of the buffer per GPU.
    return 2 * 7 / 8 * 14 / 100


def zero_stage_two_memory():
    """A model of 7.5e9 parameters is trained with ZeRO stage 2 on 64 GPUs, Adam in mixed precision.

    2 bytes per parameter, 2 per gradient, 12 for the states of the optimizer. How much memory do the model
    states take on each GPU?

    Returns:
        float. GB (1e9 bytes), to 1 decimal.
    """
    # The fp16 parameters stay whole: 2 * 7.5 = 15 GB. The other 14 bytes are divided by 64: 1.64 GB.
    return round(2 * 7.5 + (2 + 12) * 7.5 / 64, 1)


def zero_stage_facts():
    """What do the stages of ZeRO do, and what do they cost?

    Statements:
        a. Stage 1 partitions the states of the optimizer.
        b. Stage 2 additionally partitions the gradients.
        c. Stage 3 additionally partitions the parameters, and gathers them just in time in the forward and
           the backward pass.
        d. Stages 1 and 2 need about the same communication volume as plain data parallelism.
        e. Stage 3 needs about 3 times the communication volume of plain data parallelism.
        f. ZeRO splits the layers over the GPUs, so that each computes different layers.
        g. ZeRO removes the memory for activations.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: P_os in the paper; they are the largest part.
    # b. True: P_os+g. A gradient is needed only by the owner of its optimizer states.
    # c. True: P_os+g+p, also known as fully sharded data parallelism.
    # d. True: a reduce-scatter and an all-gather, 2 P elements, which is what an all-reduce is made of.
    # e. False: 1.5 times, 3 P against 2 P: parameters are gathered twice, gradients reduced once.
    # f. False: that is pipeline parallelism. In ZeRO each GPU computes all layers, on its own data.
    # g. False: checkpointing, offloading or sequence parallelism treat activations.
    return "abcd"


def pipeline_idle_share():
    """A pipeline has 8 stages of equal time and 32 micro-batches, not interleaved.

    Which share of the total time does a stage wait?

    Returns:
        float. The share, between 0 and 1, to 3 decimals.
    """
    # (p - 1) / (m + p - 1) = 7 / 39. Relative to the ideal time it would be 7 / 32.
    return round((8 - 1) / (32 + 8 - 1), 3)


def activation_memory_per_layer():
    """A Transformer layer stores s b h (34 + 5 a s / h) bytes of activations in fp16 without recomputation.

    s = 2048 tokens, batch b = 1, width h = 4096, a = 32 heads. How much is that?

    Returns:
        float. GB (1e9 bytes), to 2 decimals.
    """
    s, b, h, a = 2048, 1, 4096, 32
    # 5 a s / h = 80 outweighs 34: the attention matrices, which selective recomputation drops first.
    return round(s * b * h * (34 + 5 * a * s / h) / 1e9, 2)


def why_eight_gpus_are_slower():
    """A training step takes longer on 8 GPUs than on 4. Which of these statements hold?

    Statements:
        a. The ring may now cross nodes over a slow network.
        b. The batch per GPU may have become too small to hide the communication.
        c. The data loader or the CPU may be the bottleneck, and now serves twice as many processes.
        d. One slow GPU, a straggler, slows the synchronous step for all.
        e. The all-reduce traffic per GPU doubles when the number of GPUs doubles.
        f. Gradient accumulation or larger local batches reduce the communication per sample.
        g. It proves that the code of the model is wrong.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: the slowest link of the ring decides.
    # b. True: strong scaling shrinks the compute per GPU, not the gradients.
    # c. True: look at the utilization of the GPUs and at the time spent waiting for data.
    # d. True: the step takes the maximum over the ranks.
    # e. False: a ring sends 2 (n - 1) / n S, that is 1.5 S on 4 GPUs and 1.75 S on 8.
    # f. True: fewer all-reduces for as many samples.
    # g. False: profile first; communication and input explain most such cases.
    return "abcdf"


def pipeline_and_checkpointing_facts():
    """Which of these statements about pipelines and activation checkpointing hold?

    Statements:
        a. With p stages of equal time and m micro-batches, the bubble of GPipe takes the share
           (p - 1) / (m + p - 1) of the time.
        b. 1F1B has a smaller bubble than GPipe for the same p and m.
        c. Interleaving v chunks per stage divides the bubble by about v, but multiplies the communication.
        d. Checkpointing every sqrt(L) of L layers gives O(sqrt(L)) activation memory for one extra forward
           pass.
        e. Full recomputation of activations adds about 33 % of compute when a backward pass costs two forward
           passes.
        f. Checkpointing changes the gradients slightly.
        g. Pipeline stages should be balanced by compute time, not by the number of layers.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: p - 1 steps of waiting beside m steps of work.
    # b. False: the bubble is the same; 1F1B holds fewer activations.
    # c. True: each boundary between chunks sends activations (Narayanan et al. 2021).
    # d. True: sqrt(L) stored inputs and one segment of sqrt(L) layers (Chen et al. 2016).
    # e. True: 4 forward units instead of 3.
    # f. False: the values are the same, provided that the state of the dropout generator is restored.
    # g. True: embedding and output layers cost something else than a block, and the slowest stage decides.
    return "acdeg"


def model_or_data_parallelism():
    """When model parallelism, when data parallelism?

    Statements:
        a. If the model with its states and activations fits on one GPU, data parallelism is the simplest
           scaling, and usually the fastest.
        b. Tensor parallelism is kept inside a node because it communicates activations several times per
           layer.
        c. Pipeline parallelism sends only the activations at the boundaries, and tolerates slower links.
        d. Tensor parallelism has no communication in the backward pass.
        e. Pipeline parallelism without micro-batches keeps all stages busy.
        f. Tensor, pipeline and data parallelism combined: the product of their degrees is the number of GPUs.
        g. ZeRO-3 or FSDP can replace model parallelism up to a point, at the price of gathering parameters.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    # a. True: the first choice.
    # b. True: it wants the bandwidth of NVLink.
    # c. True: point-to-point messages between neighbors.
    # d. False: one all-reduce per sublayer in the backward pass as well.
    # e. False: one stage works at a time, the others wait.
    # f. True: 3-D parallelism, with a communication group for each direction.
    # g. True: how far depends on the bandwidth and on the batch per GPU that hides the gathering.
    return "abcfg"
