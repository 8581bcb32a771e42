from fractions import Fraction

import pytest

from grader.expect import assert_close


@pytest.mark.parametrize(("stage", "gb"), [(0, 120.0), (1, 31.4), (2, 16.6), (3, 1.9)])
def test_the_numbers_of_the_paper(kata, stage, gb):
    """7.5e9 parameters on 64 GPUs: 120, 31.4, 16.6 and 1.9 GB for stages 0 to 3."""
    assert_close(kata.zero_memory(7.5e9, 64, stage) / 1e9, gb, "GB per GPU", rtol=0.0, atol=0.05)


def test_eight_parameters_on_four_gpus(kata):
    """8 parameters on 4 GPUs: 128 bytes; with 12, then 14, then 16 bytes sharded 56, 44 and 32."""
    got = [kata.zero_memory(8, 4, stage) for stage in range(4)]

    assert_close(got, [128.0, 56.0, 44.0, 32.0], "bytes for stages 0 to 3")


def test_stage_0_does_not_depend_on_the_gpus(kata):
    """Stage 0 replicates: 160 bytes for 10 parameters, on 1 GPU and on 1000."""
    assert_close([kata.zero_memory(10, n, 0) for n in (1, 1000)], [160.0, 160.0], "bytes on 1 and 1000 GPUs")


def test_one_gpu_gains_nothing(kata):
    """On one GPU all stages take 16 bytes per parameter."""
    assert_close([kata.zero_memory(10, 1, stage) for stage in range(4)], [160.0] * 4, "bytes per stage")


def test_many_gpus_leave_what_is_replicated(kata):
    """1e6 parameters on 1e9 GPUs: about 4, 2 and 0 bytes per parameter are left."""
    got = [kata.zero_memory(10**6, 10**9, stage) for stage in (1, 2, 3)]

    assert_close(got, [4e6 + 0.012, 2e6 + 0.014, 0.016], "bytes for stages 1 to 3")


def test_other_sizes_of_the_three_parts(kata):
    """fp32 with plain momentum on 10 GPUs (K = 4, 4 and 4 bytes): 1200, 840, 480 and 120 for 100 parameters."""
    got = [kata.zero_memory(100, 10, stage, K=4, bytes_p=4, bytes_g=4) for stage in range(4)]

    assert_close(got, [1200.0, 840.0, 480.0, 120.0], "bytes for stages 0 to 3")


def test_each_part_has_its_own_size(kata):
    """K = 8, 1 byte per parameter, 4 per gradient, 100 parameters on 2 GPUs: 1300, 900, 700 and 650."""
    got = [kata.zero_memory(100, 2, stage, K=8, bytes_p=1, bytes_g=4) for stage in range(4)]

    assert_close(got, [1300.0, 900.0, 700.0, 650.0], "bytes for stages 0 to 3")


def test_fractions_are_kept(kata):
    """7 parameters on 3 GPUs do not divide evenly: 112, 56, 14 + 98/3 and 112/3 bytes."""
    got = [kata.zero_memory(7, 3, stage) for stage in range(4)]

    exact = [Fraction(112), 28 + Fraction(84, 3), 14 + Fraction(98, 3), Fraction(112, 3)]
    assert_close(got, [float(value) for value in exact], "bytes for stages 0 to 3")
