"""The memory of ZeRO's stages with its known bugs as switches."""

BUGS = {
    "gradients_first": "Stage 1 shards the gradients, stage 2 the states of the optimizer as well. The "
    "order is optimizer states, then gradients, then parameters.",
    "parameters_second": "Stage 2 shards the parameters and stage 3 the gradients as well. Gradients "
    "come second, parameters last.",
    "master_weights_forgotten": "The default of K is 8 bytes. Mixed precision keeps an fp32 "
    "copy of the weights: 4 + 4 + 4.",
    "everything_divided_from_stage_1": "Everything is divided by n from stage 1 on. Stages 1 and 2 still "
    "replicate the fp16 parameters.",
    "divided_by_n_times_stage": "The shards are divided by n * stage. The number of shards is the "
    "data-parallel degree, whatever the stage.",
    "stages_one_late": "Each stage is given what the one before it does: stage 1 is taken for no "
    "sharding at all.",
    "gradients_forgotten": "The gradients are left out. They take as much as the parameters.",
    "sizes_fixed": "The default sizes 12, 2 and 2 are used whatever is passed.",
    "only_the_newest_part_sharded": "Each stage shards one part only. Stages add up: stage 2 shards the "
    "states of the optimizer too.",
    "shards_rounded_down": "params // n drops the remainder. The count is bytes * params / n.",
    "sum_over_all_gpus": "The bytes of all GPUs together are returned. The question is per GPU.",
}


def zero_memory(params, n, stage, K=12, bytes_p=2, bytes_g=2, *, bug=frozenset()):
    if "sizes_fixed" in bug:
        K, bytes_p, bytes_g = 12, 2, 2
    if "master_weights_forgotten" in bug and K == 12:
        K = 8
    if "gradients_forgotten" in bug:
        bytes_g = 0
    if "stages_one_late" in bug:
        stage = max(stage - 1, 0)
    order = {"states": 1, "gradients": 2, "weights": 3}
    if "gradients_first" in bug:
        order = order | {"states": 2, "gradients": 1}
    if "parameters_second" in bug:
        order = order | {"weights": 2, "gradients": 3 if order["gradients"] == 2 else 1}
    total = 0.0
    for name, size in (("states", K), ("gradients", bytes_g), ("weights", bytes_p)):
        total += size * _held(params, n, stage, order[name], bug)
    return float(total * n if "sum_over_all_gpus" in bug else total)


def _held(params, n, stage, first, bug):
    """Parameters of which a GPU holds this part."""
    sharded = stage >= first
    if "only_the_newest_part_sharded" in bug:
        sharded = stage == first
    if "everything_divided_from_stage_1" in bug:
        sharded = stage >= 1
    if not sharded:
        return params
    shards = n * stage if "divided_by_n_times_stage" in bug and stage else n
    return params // shards if "shards_rounded_down" in bug else params / shards
