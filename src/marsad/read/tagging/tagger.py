"""A trained model in a folder, ready to tag texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from marsad.errors import ModelMissing
from marsad.read.tagging.decode import Constants, Found, decode
from marsad.read.tagging.emissions import Emissions, Floats, Range
from marsad.read.tagging.emit import emit
from marsad.read.tagging.inner import Inner, decode_inner
from marsad.read.tagging.pieces import split_pieces
from marsad.read.tagging.spans import find_spans
from marsad.read.tagging.words import Ints, Words, split_words

NAMES = ("person", "organisation", "place", "other")
INPUTS = ("ids", "shapes", "quotes", "places")
WEIGHTS, TOKENIZER, SETTINGS = "model.int8.onnx", "tokenizer.json", "model.json"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in `model.json` beside the weights.

    Attributes:
        name, languages: what the model is called, and the languages (BCP 47) that it reads.
        case: whether it is told of capitals; a model for several scripts is not.
        window, stride: pieces a window, and how far windows advance. Never more than it was trained with.
        digest: SHA-256 of the weights, compared when they are loaded; "" for weights still in the making.
        constants: what decoding weighs with what, chosen on documents kept out of training.
    """

    name: str
    languages: tuple[str, ...]
    digest: str
    case: bool = True
    window: int = 254
    stride: int = 190
    constants: Constants = Constants()


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a model finds in a text.

    Attributes:
        words: the text's words; all ranges count in them.
        statements: statements of the outer layer, in order.
        inner: statements inside contents, and stretches that go on without a cue.
        names: `(kind, first, behind)`, kind one of `NAMES`.
        emissions: what the model said, for whoever asks for links between mentions.
    """

    words: Words
    statements: tuple[Found, ...]
    inner: tuple[Inner, ...]
    names: tuple[tuple[str, int, int], ...]
    emissions: Emissions | None

    def span(self, part: Range) -> tuple[int, int]:
        """Return a range of words as code points."""
        return int(self.words.starts[part[0]]), int(self.words.ends[part[1] - 1])


class Tagger:
    """Tags texts with the model in a folder.

    Args:
        folder: holds `model.int8.onnx`, `tokenizer.json` and `model.json`.
        stride: how many pieces windows advance, where that of `model.json` is not wanted: `settings.window` leaves no
            overlap, which is faster and loses about half a point of F1.
        threads: how many threads a text may use.

    Raises:
        ModelMissing: one of the files is not there or does not read.
    """

    def __init__(self, folder: Path, stride: int | None = None, threads: int = 1) -> None:
        missing = [name for name in (WEIGHTS, TOKENIZER, SETTINGS) if not (folder / name).is_file()]
        if missing:
            raise ModelMissing(
                f"{str(folder)!r} is no model: {', '.join(missing)} missing. Expected a folder made by"
                " `python -m training.attribution`, or no --model at all for the models that Marsad ships."
            )
        try:
            self.settings = msgspec.json.decode((folder / SETTINGS).read_bytes(), type=Settings)
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            weights = folder / WEIGHTS
            if self.settings.digest not in ("", _digest_of(weights)):
                raise ValueError(f"{WEIGHTS} is not the file that {SETTINGS} names")
            self._session = _open_session(weights, threads)
        except Exception as error:  # each library has errors of its own for a damaged file
            raise ModelMissing(
                f"The model in {str(folder)!r} does not read: {error}. Make or install it again."
            ) from error
        self._stride = stride or self.settings.stride

    def tag(self, text: str) -> Tagged:
        """Return the statements and names of a text; a text without words has none."""
        words = split_words(text)
        if not len(words):
            return Tagged(words, (), (), (), None)
        pieces = split_pieces(text, words, self._tokenizer, self.settings.case)
        emissions = emit(self._run, words, pieces, self.settings.window, self._stride)
        names = tuple((NAMES[kind], first, behind) for kind, first, behind in find_spans(emissions.names, len(NAMES)))
        constants = self.settings.constants
        statements = tuple(decode(emissions, constants))
        inner = tuple(decode_inner(emissions, statements, constants))
        return Tagged(words, statements, inner, names, emissions)

    def _run(self, *columns: Ints) -> tuple[Floats, ...]:
        made = self._session.run(None, dict(zip(INPUTS, columns, strict=True)))
        return tuple(np.asarray(part, dtype=np.float32) for part in made)


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _open_session(weights: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # onnxruntime's joined norm is slower than its parts: an eighth of the whole time.
    return onnxruntime.InferenceSession(
        str(weights), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


MODELS = Path(__file__).parent / "models"


@lru_cache(maxsize=4)
def load_tagger(folder: Path) -> Tagger:
    """Return the tagger of a folder, loaded once a process."""
    return Tagger(folder)


def tagger_for(lang: str, folder: Path | None = None) -> Tagger | None:
    """Return the tagger that reads a language, or None: from a folder of one's own, or the ones that ship.

    Raises:
        ModelMissing: the folder holds no model.
    """
    if folder is not None:
        own = load_tagger(folder)
        return own if lang in own.settings.languages else None
    return load_tagger(MODELS / lang) if lang in ("ar", "en") else None
