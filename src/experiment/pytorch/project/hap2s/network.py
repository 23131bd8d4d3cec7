"""The embedding network of the run, and the softmax head behind it, with the page's layout of weights."""

import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from .pairs import unit_rows
from .streams import Stream

PATCH = 4
PAPER_HIDDEN = 1024
# Unit-length embeddings give logits too small for a softmax to become confident (NormFace, Wang et al. 2017).
UNIT_LENGTH_SCALE = 16


def halved(length):
    """Positions that a 3 x 3 convolution with stride 2 and padding 1 leaves of `length`."""
    return (length - 1) // 2 + 1


class Vectors(nn.Module):
    """mlp: two hidden layers; linear: one matrix. Takes vectors, or images as rows of numbers."""

    def __init__(self, config, features):
        super().__init__()
        hidden, embedding = config["hidden"], config["embedding"]
        self.is_linear = config["kind"] == "linear"
        if not self.is_linear:
            self.hidden1 = nn.Linear(features, hidden)
            self.hidden2 = nn.Linear(hidden, hidden)
        self.embedding = nn.Linear(features if self.is_linear else hidden, embedding)

    def forward(self, inputs):
        x = inputs.flatten(1)
        if not self.is_linear:
            x = torch.relu(self.hidden2(torch.relu(self.hidden1(x))))
        return self.embedding(x)


class Images(nn.Module):
    """conv: patches, a convolution, the mean over each row, two full layers. paperHead: the same with 1024 -> 128."""

    def __init__(self, config, height, width, channels):
        super().__init__()
        first, second = config["channels"]
        units = PAPER_HIDDEN if config["kind"] == "paperHead" else config["hidden"]
        # Sides that are no multiple of the patch are filled up with zeros on the right and below.
        self.fill = (0, -width % PATCH, 0, -height % PATCH)
        rows = halved(math.ceil(height / PATCH))
        self.stem = nn.Conv2d(channels, first, PATCH, stride=PATCH)
        self.conv = nn.Conv2d(first, second, 3, stride=2, padding=1)
        self.hidden = nn.Linear(rows * second, units)
        self.embedding = nn.Linear(units, config["embedding"])

    def forward(self, inputs):
        x = F.pad(inputs.permute(0, 3, 1, 2), self.fill)
        x = torch.relu(self.conv(torch.relu(self.stem(x))))
        # The head stays apart from the feet, and a step to the side changes nothing.
        rows = x.mean(dim=3).transpose(1, 2).flatten(1)
        return self.embedding(torch.relu(self.hidden(rows)))


class Model(nn.Module):
    """inputs -> (embeddings, logits of the joint softmax or None).

    Inputs are standardised: [n, height, width, channels] for images, [n, dimension] for vectors.
    """

    def __init__(self, config, shape, classes, joint):
        """`shape` is that of one item; `joint`: the softmax head takes part, or only stands by."""
        super().__init__()
        convolves = config["kind"] in ("conv", "paperHead")
        if convolves and len(shape) != 3:
            raise ValueError(f"The {config['kind']} network needs images; vectors go through mlp or linear.")
        self.network = Images(config, *shape) if convolves else Vectors(config, math.prod(shape))
        self.dimension = config["embedding"]
        self.classifier = nn.Linear(self.dimension, classes)
        self.normalize, self.joint = config["normalize"], joint
        self.classifier.requires_grad_(joint)

    def forward(self, inputs):
        embeddings = self.network(inputs)
        if self.normalize:
            embeddings = unit_rows(embeddings)
        if not self.joint:
            return embeddings, None
        return embeddings, self.classifier(embeddings * (UNIT_LENGTH_SCALE if self.normalize else 1))

    def layers(self):
        """(name, layer) of every layer with weights, the softmax head last."""
        return [*self.network.named_children(), ("classifier", self.classifier)]

    def draw(self, seed):
        """Initial weights, number for number the page's: He normal before a ReLU, Glorot normal elsewhere, biases 0."""
        stream = Stream(seed, "init")
        for name, layer in self.layers():
            fan_out = layer.weight.shape[0]
            fan_in = layer.weight.numel() // fan_out
            before_relu = name not in ("embedding", "classifier")
            deviation = math.sqrt(2 / (fan_in if before_relu else fan_in + fan_out))
            values = deviation * stream.fork(name).normal(fan_in * fan_out)
            set_weights(layer, values.astype(np.float32).reshape(fan_in, fan_out))
            nn.init.zeros_(layer.bias)

    def tensors(self):
        """All weights by name in the page's layout: "stem/weights" [fan in, fan out], "stem/biases" [fan out]."""
        named = {}
        for name, layer in self.layers():
            named[f"{name}/weights"] = get_weights(layer)
            named[f"{name}/biases"] = layer.bias.detach().cpu().numpy()
        return named

    def load(self, named):
        """Takes weights in the page's layout; a softmax head of other identities is not taken, and False returned."""
        for name, layer in self.layers():
            weights, biases = named.get(f"{name}/weights"), named.get(f"{name}/biases")
            wanted = get_weights(layer).shape
            if weights is not None and biases is not None and weights.shape == wanted:
                set_weights(layer, weights)
                with torch.no_grad():
                    layer.bias.copy_(torch.from_numpy(np.array(biases)))
            elif name == "classifier":
                return False
            else:
                found = "missing" if weights is None else f"{list(weights.shape)}"
                raise ValueError(f"These weights belong to another network: {name} is {found}, not {list(wanted)}.")
        return True


def get_weights(layer):
    """A layer's weights as [fan in, fan out]; a convolution's rows run over line, column and channel."""
    weights = layer.weight.detach().cpu()
    if weights.dim() == 4:
        weights = weights.permute(2, 3, 1, 0).reshape(-1, weights.shape[0])
    else:
        weights = weights.T
    return weights.contiguous().numpy()


def set_weights(layer, values):
    """The inverse of get_weights."""
    weights = torch.from_numpy(np.array(values))
    if layer.weight.dim() == 4:
        out, channels, height, width = layer.weight.shape
        weights = weights.reshape(height, width, channels, out).permute(3, 2, 0, 1)
    else:
        weights = weights.T
    with torch.no_grad():
        layer.weight.copy_(weights)
