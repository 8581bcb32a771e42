from grader.expect import assert_letters, assert_number


def test_q33_ring_traffic(kata):
    """The GB sent per GPU for 2 GB of gradients on 4 GPUs."""
    assert_number(kata.q33_ring_traffic(), 3.0, 1e-09)


def test_q34_zero_stage_one_memory(kata):
    """The GB per GPU of 7.5e9 parameters under ZeRO stage 1 on 64 GPUs."""
    assert_number(kata.q34_zero_stage_one_memory(), 31.4, 0.05)


def test_q35_activation_traffic(kata):
    """The parallelism that communicates activations several times per layer."""
    assert_letters(kata.q35_activation_traffic(), "B")


def test_q36_pipeline_bubble(kata):
    """The idle share of a pipeline with p = 8 and m = 56, to 4 decimals."""
    assert_number(kata.q36_pipeline_bubble(), 0.1111, 5e-05)
