"""The C library pdfium, as the package pypdfium2 brings it: the functions that are called here, and no others.

The package's own bindings declare all 500 functions and take longer to import than thirty pages take to be read; those
called here are declared from the library's public headers (fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_annot.h,
fpdf_catalog.h, fpdf_doc.h). Rectangles are four floats: left, top, right, bottom; matrices are six.
"""

from __future__ import annotations

import ctypes
import os
from functools import cache
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

_P, _I, _U, _F, _D = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_float, ctypes.c_double
_L, _Z, _S = ctypes.c_ulong, ctypes.c_size_t, ctypes.c_char_p
# Function -> what it returns, what it takes. Handles, buffers and addresses are all pointers.
_FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "FPDF_InitLibraryWithConfig": (None, _P),
    "FPDF_LoadMemDocument64": (_P, _S, _Z, _S),
    "FPDF_GetLastError": (_L,),
    "FPDF_GetPageCount": (_I, _P),
    "FPDF_LoadPage": (_P, _P, _I),
    "FPDF_ClosePage": (None, _P),
    "FPDFPage_GetRotation": (_I, _P),
    "FPDFPage_SetRotation": (None, _P, _I),
    "FPDF_GetPageBoundingBox": (_I, _P, _P),
    "FPDF_GetPageWidthF": (_F, _P),
    "FPDF_GetPageHeightF": (_F, _P),
    "FPDF_GetMetaText": (_L, _P, _S, _P, _L),
    "FPDFCatalog_GetLanguage": (_L, _P, _P, _L),
    "FPDFText_LoadPage": (_P, _P),
    "FPDFText_ClosePage": (None, _P),
    "FPDFText_CountChars": (_I, _P),
    "FPDFText_GetText": (_I, _P, _I, _I, _P),
    "FPDFText_GetUnicode": (_U, _P, _I),
    "FPDFText_GetTextObject": (_P, _P, _I),
    "FPDFText_HasUnicodeMapError": (_I, _P, _I),
    "FPDFText_IsHyphen": (_I, _P, _I),
    "FPDFText_GetCharAngle": (_F, _P, _I),
    "FPDFText_GetLooseCharBox": (_I, _P, _I, _P),
    "FPDFText_GetCharOrigin": (_I, _P, _I, _P, _P),
    "FPDFText_GetFontSize": (_D, _P, _I),
    "FPDFText_GetFontWeight": (_I, _P, _I),
    "FPDFText_GetFontInfo": (_L, _P, _I, _P, _L, _P),
    "FPDFText_GetMatrix": (_I, _P, _I, _P),
    "FPDFTextObj_GetTextRenderMode": (_I, _P),
    "FPDFTextObj_GetFont": (_P, _P),
    "FPDFPage_CountObjects": (_I, _P),
    "FPDFPage_GetObject": (_P, _P, _I),
    "FPDFFormObj_CountObjects": (_I, _P),
    "FPDFFormObj_GetObject": (_P, _P, _L),
    "FPDFPageObj_GetType": (_I, _P),
    "FPDFPageObj_HasTransparency": (_I, _P),
    "FPDFPageObj_GetBounds": (_I, _P, _P, _P, _P, _P),
    "FPDFPageObj_CountMarks": (_I, _P),
    "FPDFPageObj_GetMark": (_P, _P, _L),
    "FPDFPageObjMark_GetParamValueType": (_I, _P, _S),
    "FPDFPageObjMark_GetParamBlobValue": (_I, _P, _S, _P, _L, _P),
    "FPDFPage_GetAnnotCount": (_I, _P),
    "FPDFPage_GetAnnot": (_P, _P, _I),
    "FPDFPage_CloseAnnot": (None, _P),
    "FPDFAnnot_GetSubtype": (_I, _P),
    "FPDFAnnot_GetFlags": (_I, _P),
    "FPDFAnnot_GetRect": (_I, _P, _P),
    "FPDFAnnot_GetValueType": (_I, _P, _S),
    "FPDFAnnot_GetStringValue": (_L, _P, _S, _P, _L),
    "FPDFAnnot_GetLink": (_P, _P),
    "FPDFLink_GetAction": (_P, _P),
    "FPDFAction_GetType": (_L, _P),
    "FPDFBitmap_CreateEx": (_P, _I, _I, _I, _P, _I),
    "FPDFBitmap_FillRect": (_I, _P, _I, _I, _I, _I, _L),
    "FPDFBitmap_GetStride": (_I, _P),
    "FPDFBitmap_GetBuffer": (_P, _P),
    "FPDF_RenderPageBitmap": (None, _P, _P, _I, _I, _I, _I, _I, _I),
}


class _Config(ctypes.Structure):
    """FPDF_LIBRARY_CONFIG, version 2."""

    _fields_ = (("version", _I), ("font_folders", _P), ("isolate", _P), ("slot", _U))


_NO_FOLDERS = (_P * 1)(None)
_READING = _Config(2, ctypes.addressof(_NO_FOLDERS), None, 0)  # pdfium keeps their addresses


@cache
def library(drawing: bool = False) -> Any:
    """The library, begun, with its functions as attributes; pointers are numbers, None where there is none.

    Fonts that a file names and does not hold are looked for on the machine for drawing alone: where a text stands is told
    by the file, and to look through all fonts takes longer than to read a page.
    """
    shipped = _shipped()
    found = SimpleNamespace()
    for name, (result, *arguments) in _FUNCTIONS.items():
        function = getattr(shipped, name)
        function.restype, function.argtypes = result, arguments
        setattr(found, name, function)
    found.FPDF_InitLibraryWithConfig(None if drawing else ctypes.addressof(_READING))
    return found


def _shipped() -> Any:
    spec = find_spec("pypdfium2_raw")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            path = os.path.join(folder, name)
            if os.path.exists(path):
                return ctypes.CDLL(path)
    import pypdfium2_raw.bindings  # a package built for the system's own library, which it alone finds

    return pypdfium2_raw.bindings
