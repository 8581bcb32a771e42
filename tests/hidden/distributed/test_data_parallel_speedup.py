import pytest

from grader.expect import assert_close


def test_slower_on_eight_gpus_than_on_four(kata):
    """1.2 s and 4 GB, 40 GB/s in nodes of 4, 10 GB/s between: 0.3 s on 4 GPUs, 0.75 s on 8."""
    four = kata.data_parallel_speedup(1.2, 4e9, 4, 40e9, 10e9, 4)
    eight = kata.data_parallel_speedup(1.2, 4e9, 8, 40e9, 10e9, 4)

    assert_close(four, (0.3, 4.0, 1.0), "(step, speedup, efficiency) on 4")
    assert_close(eight, (0.75, 1.6, 0.2), "(step, speedup, efficiency) on 8")


def test_one_gpu_is_the_yardstick(kata):
    """One GPU: step t1 = 2.5, speedup 1, efficiency 1, however slow the links."""
    assert_close(kata.data_parallel_speedup(2.5, 1e9, 1, 1.0, 1.0, 8), (2.5, 1.0, 1.0), "one GPU")


def test_communication_that_fits_into_the_backward_pass_is_free(kata):
    """t1 = 6 on 2 GPUs: 3 s of compute, 2 s of it backward; 1.5 s of communication are hidden."""
    assert_close(kata.data_parallel_speedup(6.0, 15.0, 2, 10.0, 1.0, 8), (3.0, 2.0, 1.0), "two GPUs")


def test_the_forward_pass_hides_nothing(kata):
    """t1 = 6 on 2 GPUs, 2.5 s of communication beside a backward pass of 2 s: the step takes 3.5 s."""
    got = kata.data_parallel_speedup(6.0, 25.0, 2, 10.0, 1.0, 8)

    assert_close(got, (3.5, 12 / 7, 6 / 7), "(step, speedup, efficiency)")


def test_communication_longer_than_everything(kata):
    """t1 = 6 on 2 GPUs, 9 s of communication: 2 s of it are hidden, the step takes 10 s."""
    assert_close(kata.data_parallel_speedup(6.0, 90.0, 2, 10.0, 1.0, 8), (10.0, 0.6, 0.3), "two GPUs")


def test_a_full_node_keeps_to_its_own_links(kata):
    """8 GPUs with 8 per node ring at 70 bytes/s inside the node: 5 s, of which 1 s is hidden."""
    got = kata.data_parallel_speedup(12.0, 200.0, 8, 70.0, 7.0, 8)

    assert_close(got, (5.5, 12 / 5.5, 1.5 / 5.5), "(step, speedup, efficiency)")


def test_one_gpu_more_than_a_node_holds(kata):
    """5 GPUs with 4 per node ring at 16 bytes/s: 2 * 4/5 * 100 / 16 = 10 s, of which 2 s are hidden."""
    got = kata.data_parallel_speedup(15.0, 100.0, 5, 160.0, 16.0, 4)

    assert_close(got, (11.0, 15 / 11, 3 / 11), "(step, speedup, efficiency)")


@pytest.mark.parametrize(("n", "bw"), [(2, 30.0), (3, 30.0), (6, 5.0)])
def test_the_longer_of_backward_and_communication(kata, n, bw):
    """2, 3 and 6 GPUs, 3 per node: forward, then the longer of backward and a ring walked round by round."""
    backward, ring = 2 * 9.0 / n / 3, 0.0
    for _ in range(2 * (n - 1)):
        ring += 60.0 / n / bw
    step = 9.0 / n / 3 + max(backward, ring)

    got = kata.data_parallel_speedup(9.0, 60.0, n, 30.0, 5.0, 3)

    assert_close(got, (step, 9.0 / step, 9.0 / step / n), "(step, speedup, efficiency)")
