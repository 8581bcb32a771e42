"""Known wrong ideas about backpropagation through time, each behind a switch."""

import numpy as np

BUGS = {
    "no_carry": (
        "Nothing is carried back from later steps: each step then sees its own loss alone, which is "
        "truncated BPTT with a window of 1."
    ),
    "gradients_overwritten": (
        "The parameter gradients are assigned, not added: shared weights collect one contribution per time "
        "step."
    ),
    "gradients_averaged": (
        "The parameter gradients are divided by T: a sum over time is asked for; any 1/T lives in dhs."
    ),
    "carry_skips_tanh": (
        "The carry leaves out the slope of tanh (Wh^T dh): the path to step t - 1 goes through the "
        "nonlinearity of step t."
    ),
    "carry_not_transposed": "The carry is Wh dz: going back through h -> Wh h needs the transpose of Wh.",
    "tanh_twice": "The slope is 1 - tanh(h)^2: h is already the output of tanh, so the slope is 1 - h^2.",
    "slope_forgotten": (
        "The slope of tanh is left out everywhere: dz = dh would be right for a linear network."
    ),
    "new_state_in_dwh": "dWh uses h_t: the matrix was applied to the state before the step, h_{t-1}.",
    "dwh_transposed": (
        "dWh comes out transposed: the gradient of the row's unit goes first, outer(dz, h_{t-1})."
    ),
    "h0_as_zeros": "dWh takes the state before the first step as zeros: it is h0.",
    "dh0_before_wh": "dh0 is dz of the first step: it still has to pass back through Wh.",
    "last_loss_only": (
        "Only the last row of dhs is used: every state may have a loss of its own, added on its way back."
    ),
    "dx_skips_tanh": "dx is Wx^T dh: the input, too, enters before the tanh.",
    "direct_gradient_carried": (
        "dhs_t alone goes into the carry: what came from later steps must travel on as well."
    ),
    "time_forward": (
        "The steps are walked forward in time: a state's gradient is complete only after all later ones."
    ),
}


def bptt(x, h0, Wx, Wh, b, dhs, *, bug=frozenset()):
    hs = [h0]
    for x_t in x:
        hs.append(np.tanh(Wx @ x_t + Wh @ hs[-1] + b))
    T = len(x)
    dWx, dWh, db, dx = np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape), np.zeros(x.shape)
    carry = np.zeros(h0.shape)
    for t in range(T) if "time_forward" in bug else reversed(range(T)):
        direct = np.zeros(b.shape) if "last_loss_only" in bug and t < T - 1 else dhs[t]
        dh = direct + carry
        slope = 1 - (np.tanh(hs[t + 1]) if "tanh_twice" in bug else hs[t + 1]) ** 2
        if "slope_forgotten" in bug:
            slope = np.ones(b.shape)
        dz = dh * slope

        before = hs[t + 1] if "new_state_in_dwh" in bug else hs[t]
        if "h0_as_zeros" in bug and t == 0:
            before = np.zeros(b.shape)
        parts = (
            np.outer(dz, x[t]),
            np.outer(before, dz) if "dwh_transposed" in bug else np.outer(dz, before),
            dz,
        )
        if "gradients_overwritten" in bug:
            dWx, dWh, db = parts
        else:
            dWx, dWh, db = dWx + parts[0], dWh + parts[1], db + parts[2]

        dx[t] = Wx.T @ (dh if "dx_skips_tanh" in bug else dz)
        back = direct if "direct_gradient_carried" in bug else dh
        back = back if "carry_skips_tanh" in bug else back * slope
        carry = Wh @ back if "carry_not_transposed" in bug else Wh.T @ back
        dh0 = dz if "dh0_before_wh" in bug else carry
        if "no_carry" in bug:
            carry = np.zeros(h0.shape)
    scale = T if "gradients_averaged" in bug else 1
    return dWx / scale, dWh / scale, db / scale, dh0, dx
