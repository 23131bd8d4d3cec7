"""How the gradient moves the weights, as on the page: Adam or SGD with momentum, decoupled weight decay, schedules."""

import math

import torch

COSINE_FLOOR = 0.01


def learning_rate_at(config, step):
    """The learning rate of step `step`, counted from 0."""
    rate, period = config["learning_rate"], config["period"]
    if config["schedule"] == "halving":
        return rate * 0.5 ** (step // period)
    if config["schedule"] == "cosine":
        progress = min(1, step / period)
        return rate * (COSINE_FLOOR + (1 - COSINE_FLOOR) * 0.5 * (1 + math.cos(math.pi * progress)))
    return rate


class Optimiser:
    """torch's Adam or SGD after the decay w <- w - rate * decay * w, apart from the gradient (as in AdamW)."""

    def __init__(self, config, parameters):
        self.config = config
        self.parameters = list(parameters)
        if config["kind"] == "adam":
            self.inner = torch.optim.Adam(self.parameters, betas=(0.9, 0.999), eps=1e-8)
        else:
            self.inner = torch.optim.SGD(self.parameters, lr=config["learning_rate"], momentum=config["momentum"])

    def step(self, step):
        """One update by the gradients that are there; returns the learning rate."""
        rate = learning_rate_at(self.config, step)
        for group in self.inner.param_groups:
            group["lr"] = rate
        with torch.no_grad():
            for parameter in self.parameters:
                parameter.mul_(1 - rate * self.config["weight_decay"])
        self.inner.step()
        self.inner.zero_grad(set_to_none=True)
        return rate
