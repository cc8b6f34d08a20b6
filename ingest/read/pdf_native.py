"""The C functions of pdfium that are called once a glyph or an object, with plain integer arguments."""

import ctypes as c
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw


def _function(entry: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Return the same C function with plain integer arguments, called without letting go of the lock: much faster."""
    return c.PYFUNCTYPE(result, *arguments)(c.cast(entry, c.c_void_p).value or 0)


POINTER = c.c_void_p
unicode = _function(raw.FPDFText_GetUnicode, c.c_uint, POINTER, c.c_int)
text_object = _function(raw.FPDFText_GetTextObject, c.c_size_t, POINTER, c.c_int)
loose_box = _function(raw.FPDFText_GetLooseCharBox, c.c_int, POINTER, c.c_int, POINTER)
matrix = _function(raw.FPDFText_GetMatrix, c.c_int, POINTER, c.c_int, POINTER)
font_of = _function(raw.FPDFTextObj_GetFont, POINTER, POINTER)
font_size = _function(raw.FPDFTextObj_GetFontSize, c.c_int, POINTER, POINTER)
render_mode = _function(raw.FPDFTextObj_GetTextRenderMode, c.c_int, POINTER)
fill = _function(raw.FPDFPageObj_GetFillColor, c.c_int, POINTER, POINTER, POINTER, POINTER, POINTER)
kind = _function(raw.FPDFPageObj_GetType, c.c_int, POINTER)
bounds = _function(raw.FPDFPageObj_GetBounds, c.c_int, POINTER, POINTER, POINTER, POINTER, POINTER)
draw_mode = _function(raw.FPDFPath_GetDrawMode, c.c_int, POINTER, POINTER, POINTER)
segments = _function(raw.FPDFPath_CountSegments, c.c_int, POINTER)
object_matrix = _function(raw.FPDFPageObj_GetMatrix, c.c_int, POINTER, POINTER)
page_objects = _function(raw.FPDFPage_CountObjects, c.c_int, POINTER)
page_object = _function(raw.FPDFPage_GetObject, POINTER, POINTER, c.c_int)
form_objects = _function(raw.FPDFFormObj_CountObjects, c.c_int, POINTER)
form_object = _function(raw.FPDFFormObj_GetObject, POINTER, POINTER, c.c_ulong)
clip_path = _function(raw.FPDFPageObj_GetClipPath, POINTER, POINTER)
clip_paths = _function(raw.FPDFClipPath_CountPaths, c.c_int, POINTER)
clip_segments = _function(raw.FPDFClipPath_CountPathSegments, c.c_int, POINTER, c.c_int)
clip_segment = _function(raw.FPDFClipPath_GetPathSegment, POINTER, POINTER, c.c_int, c.c_int)
segment_point = _function(raw.FPDFPathSegment_GetPoint, c.c_int, POINTER, POINTER, POINTER)
marks = _function(raw.FPDFPageObj_CountMarks, c.c_int, POINTER)
mark = _function(raw.FPDFPageObj_GetMark, POINTER, POINTER, c.c_ulong)
mark_name = _function(raw.FPDFPageObjMark_GetName, c.c_int, POINTER, POINTER, c.c_ulong, POINTER)
