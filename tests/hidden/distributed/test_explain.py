from grader.expect import assert_letters, assert_number


def test_data_parallel_synchronization(kata):
    """The true statements on synchronous data parallelism, and no others."""
    assert_letters(kata.data_parallel_synchronization(), "abdg")


def test_ring_all_reduce_seconds(kata):
    """The seconds that a ring of 8 GPUs takes for 14 GB, to 3 decimals."""
    assert_number(kata.ring_all_reduce_seconds(), 0.245, 0.0005)


def test_zero_stage_two_memory(kata):
    """The GB of model states per GPU under stage 2, to 1 decimal."""
    assert_number(kata.zero_stage_two_memory(), 16.6, 0.05)


def test_zero_stage_facts(kata):
    """The true statements on the stages of ZeRO, and no others."""
    assert_letters(kata.zero_stage_facts(), "abcd")


def test_pipeline_idle_share(kata):
    """The idle share of 8 stages with 32 micro-batches, to 3 decimals."""
    assert_number(kata.pipeline_idle_share(), 0.179, 0.0005)


def test_activation_memory_per_layer(kata):
    """The GB of activations that one Transformer layer stores, to 2 decimals."""
    assert_number(kata.activation_memory_per_layer(), 0.96, 0.005)


def test_why_eight_gpus_are_slower(kata):
    """The true statements on eight GPUs that are slower than four, and no others."""
    assert_letters(kata.why_eight_gpus_are_slower(), "abcdf")


def test_pipeline_and_checkpointing_facts(kata):
    """The true statements on pipelines and checkpointing, and no others."""
    assert_letters(kata.pipeline_and_checkpointing_facts(), "acdeg")


def test_model_or_data_parallelism(kata):
    """The true statements on when to use which parallelism, and no others."""
    assert_letters(kata.model_or_data_parallelism(), "abcfg")
