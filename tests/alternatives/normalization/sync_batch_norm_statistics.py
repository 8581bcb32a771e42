import numpy as np


def loops(means, variances, counts):
    R, C = means.shape
    n = sum(int(count) for count in counts)
    mean, var = np.zeros(C), np.zeros(C)
    for c in range(C):
        for r in range(R):
            mean[c] += counts[r] * means[r, c] / n
        for r in range(R):
            var[c] += counts[r] * (variances[r, c] + (means[r, c] - mean[c]) ** 2) / n
    return mean, var


def moments(means, variances, counts):
    n = counts.sum()
    first = counts @ means / n
    second = counts @ (variances + means * means) / n
    return [first, second - first * first]


def one_rank_at_a_time(means, variances, counts):
    count, mean, squares = 0.0, np.zeros(means.shape[1]), np.zeros(means.shape[1])
    for rank_mean, rank_var, rank_count in zip(means, variances, counts):
        delta, total = rank_mean - mean, count + rank_count
        squares = squares + rank_count * rank_var + delta**2 * count * rank_count / total
        mean = mean + delta * rank_count / total
        count = total
    return mean, squares / count


def torch_two_points_per_rank(means, variances, counts):
    import torch

    points = torch.cat([means - variances.sqrt(), means + variances.sqrt()])
    weights = torch.cat([counts, counts]).to(points.dtype)
    weights = (weights / weights.sum()).unsqueeze(1)
    mean = (weights * points).sum(0)
    return mean, (weights * (points - mean) ** 2).sum(0)
