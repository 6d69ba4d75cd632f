"""The model: a BERT encoder written out plainly, feature embeddings, two taggers and a head that links words.

Written out rather than imported so that it exports to a small ONNX graph and trains with nothing but torch.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from marsad.read.tagging.words import PLACES, QUOTES, SHAPES
from training.attribution.labels import NAMES, ROLES

LINKS = ("cue", "source", "antecedent")
LINK_WIDTH = 128


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder; the defaults are those of MiniLM-L6."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    epsilon: float = 1e-12
    links: int = len(LINKS)

    @classmethod
    def of(cls, weights: dict[str, Tensor]) -> Shape:
        """Return the sizes of saved weights; all widths known here are divided into heads of 32."""
        vocabulary, width = weights["words.weight"].shape
        layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
        inner, positions = len(weights["layers.0.widen.weight"]), len(weights["positions.weight"])
        links = len(weights["queries.weight"]) // LINK_WIDTH
        return cls(vocabulary, width, layers, width // 32, inner, positions, links=links)


class Layer(nn.Module):
    """One block of BERT: attention and a two-layer network, each with a residual and a norm behind it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.join = nn.Linear(shape.width, shape.width)
        self.join_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.out_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the states after this block; `bias`, added to attention scores, hides padding."""
        rows, length, width = x.shape
        qkv = self.qkv(x).view(rows, length, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).contiguous().unbind(0)
        # Written out: torch's fused attention takes twice as long on a CPU, backwards above all.
        scores = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(-1, -2))
        if bias is not None:
            scores = scores + bias.to(q.dtype)
        mixed = torch.matmul(functional.softmax(scores, dim=-1), v)
        mixed = mixed.transpose(1, 2).reshape(rows, length, width)
        x = self.join_norm(x + self.join(mixed))
        made: Tensor = self.out_norm(x + self.narrow(functional.gelu(self.widen(x))))
        return made


class AttributionModel(nn.Module):
    """Pieces and their features in; role tags, name tags, and link queries and keys out.

    Args:
        shape: sizes of the encoder.
        dropout: chance of dropping a value of the input and of the last states in training.
    """

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.frozen = 0
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(SHAPES, shape.width)
        self.quotes = nn.Embedding(QUOTES, shape.width)
        self.places = nn.Embedding(PLACES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(shape.width, 1 + 4 * len(ROLES))
        self.inner = nn.Linear(shape.width, 1 + 4 * len(ROLES))
        self.names = nn.Linear(shape.width, 1 + 4 * len(NAMES))
        self.queries = nn.Linear(shape.width, shape.links * LINK_WIDTH)
        self.keys = nn.Linear(shape.width, shape.links * LINK_WIDTH)
        self.centre: Tensor
        self.spread: Tensor
        self.register_buffer("centre", torch.zeros(shape.width))
        self.register_buffer("spread", torch.ones(shape.width))
        for table in (self.shapes, self.quotes, self.places):
            nn.init.zeros_(table.weight)

    def freeze(self, layers: int) -> None:
        """Keep the lowest layers and the tables of words and positions as they are; features then enter above them."""
        self.frozen = layers
        if layers:
            kept: list[nn.Module] = [self.words, self.positions, self.norm, *self.layers[:layers]]
            for module in kept:
                module.requires_grad_(False)

    def level(self, inputs: tuple[Tensor, Tensor, Tensor, Tensor]) -> None:
        """Centre the last states and scale them to one, by what they are on some windows before training.

        All states of e5 share one large component; heads that must first learn to take it away hardly learn to link.
        """
        states: list[Tensor] = []
        handle = self.layers[-1].register_forward_hook(lambda _module, _given, made: states.append(made))
        with torch.no_grad():
            self(*inputs)
        handle.remove()
        seen = states[0][inputs[0] != 0].float()
        self.centre.copy_(seen.mean(dim=0))
        self.spread.copy_(1 / (seen.std(dim=0) + 1e-6))

    def restore(self, weights: dict[str, Tensor]) -> None:
        """Load saved weights; those saved before states were centred count as not centred."""
        plain = {"centre": torch.zeros(self.shape.width), "spread": torch.ones(self.shape.width)}
        self.load_state_dict(plain | weights)

    def forward(
        self, ids: Tensor, shapes: Tensor, quotes: Tensor, places: Tensor, padded: bool = True
    ) -> tuple[Tensor, ...]:
        """Return `(roles, inner, names, queries, keys)` for a batch of windows; id 0 is padding, if they are padded.

        `inner` tags what stands inside a content, or goes on from it without a cue: what `roles` has no place for.
        """
        bias = (ids == 0).to(torch.float32)[:, None, None, :] * -10000.0 if padded else None
        at = torch.arange(ids.shape[1], device=ids.device)
        features = self.shapes(shapes) + self.quotes(quotes) + self.places(places)
        x = self.words(ids) + self.positions(at)[None]
        x = self.dropout(self.norm(x if self.frozen else x + features))
        for i, layer in enumerate(self.layers):
            x = layer(x + features if i and i == self.frozen else x, bias)
        x = self.dropout((x - self.centre) * self.spread)
        return self.roles(x), self.inner(x), self.names(x), self.queries(x), self.keys(x)


def load_minilm(folder: Path) -> AttributionModel:
    """Return a model that starts from the weights of all-MiniLM-L6-v2 in `folder`; its heads start at random."""
    given = load_file(folder / "model.safetensors")
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    model = AttributionModel(Shape())
    ours: dict[str, Tensor] = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    parts = {"join": "attention.output.dense", "join_norm": "attention.output.LayerNorm", "widen": "intermediate.dense"}
    parts |= {"narrow": "output.dense", "out_norm": "output.LayerNorm"}
    for i in range(model.shape.layers):
        theirs = f"encoder.layer.{i}."
        for end in ("weight", "bias"):
            qkv = [given[f"{theirs}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            ours[f"layers.{i}.qkv.{end}"] = torch.cat(qkv)
            for mine, other in parts.items():
                ours[f"layers.{i}.{mine}.{end}"] = given[f"{theirs}{other}.{end}"]
    missing, unexpected = model.load_state_dict(ours, strict=False)
    heads = ("roles", "inner", "names", "queries", "keys", "shapes", "quotes", "places", "centre", "spread")
    lost = [name for name in missing if not name.startswith(heads)]
    if lost or unexpected:
        raise ValueError(f"weights in {str(folder)!r} do not fit: missing {lost!r}, unexpected {unexpected!r}")
    return model
