"""The child process's side of reading a picture (PNG, JPEG, TIFF, WebP): the one module that calls Pillow."""

from __future__ import annotations

import base64
import io
import math
import warnings
from typing import Any

from diplodiff.errors import LoadError
from diplodiff.loaders.png import png
from diplodiff.settings import limits
from diplodiff.settings import loaders_ocr as settings

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
_DAMAGED = "the picture is damaged or cut off; get it again"


def read(_options: dict[str, Any], body: bytes) -> dict[str, Any]:
    """How many pages the picture has ({"pages": n}), or {"error": a sentence}."""
    return _answer(_count, body)


def render(options: dict[str, Any], body: bytes) -> dict[str, Any]:
    """One page as a grey picture: {"png": base64, "dpi": pixels an inch}; options: page (from 1), turn (degrees)."""
    return _answer(lambda image: _drawn(image, options["page"], options["turn"]), body)


def _answer(function: Any, body: bytes) -> dict[str, Any]:
    try:
        from PIL import Image
    except ImportError:
        return {"missing": "pip install pillow"}
    Image.MAX_IMAGE_PIXELS = settings.IMAGE_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        found: dict[str, Any] = function(Image.open(io.BytesIO(body), formats=FORMATS))
        return found
    except LoadError as error:
        return {"error": str(error)}
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return {"error": f"the picture has more than {settings.IMAGE_PIXELS:,} pixels; save it at 300 to the inch"}
    except MemoryError:
        return {"error": "reading the picture needs too much memory; save it at 300 pixels to the inch"}
    except Exception:  # of what the decoders raise on damaged files nothing is documented
        return {"error": _DAMAGED}


def _count(image: Any) -> dict[str, Any]:
    pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if pages > limits.MAX_PAGES:
        raise LoadError(f"it has {pages:,} pages, more than {limits.MAX_PAGES:,}; save those that matter on their own")
    return {"pages": pages}


def _drawn(image: Any, page: int, turn: int) -> dict[str, Any]:
    from PIL import ImageOps

    if page > 1:
        image.seek(page - 1)
    stated = _stated_dpi(image)
    if image.size[0] * image.size[1] > settings.IMAGE_PIXELS:
        raise LoadError(f"page {page} has more than {settings.IMAGE_PIXELS:,} pixels; save it at 300 to the inch")
    image.draft("L", image.size)
    upright = ImageOps.exif_transpose(image)
    grey = _on_white(upright).convert("L")
    dpi = stated if stated >= settings.IMAGE_DPI_LEAST else max(grey.size) / settings.IMAGE_INCHES
    width, height = grey.size
    limit = math.sqrt(settings.OCR_PIXELS / (width * height))
    scale = min(settings.OCR_DPI / dpi, settings.IMAGE_ENLARGED, limit)
    if not settings.IMAGE_AS_IT_IS < scale <= 1.0:
        grey = grey.resize((max(1, int(width * scale)), max(1, int(height * scale))))
        dpi *= scale
    if turn:
        grey = grey.rotate(-turn, expand=True)
    return {"png": base64.b64encode(png(grey.width, grey.height, grey.tobytes())).decode(), "dpi": dpi}


def _stated_dpi(image: Any) -> float:
    """Pixels an inch as the file states them; 0 where it does not, or not alike in both directions."""
    try:
        across, down = (float(value) for value in image.info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return 0.0
    return across if math.isfinite(across) and abs(across - down) <= 0.1 * across else 0.0


def _on_white(image: Any) -> Any:
    """What is transparent shows the paper."""
    if image.mode not in ("LA", "PA", "RGBA") and "transparency" not in image.info:
        return image
    from PIL import Image

    layered = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)
