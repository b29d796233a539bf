"""Pictures as PNG, for what shows no SVG: previews of links, slides, office programs.

resvg draws them (https://github.com/linebender/resvg), with the fonts of this machine.
"""

from __future__ import annotations

from importlib.util import find_spec

from howopen.errors import InputError


def require_installed() -> None:
    """Raises `InputError` where what `howopen[png]` brings is not installed."""
    if find_spec("resvg_py") is None:
        raise InputError("pictures as PNG need resvg; install it with: pip install 'howopen[png]'")


def to_png(svg: str) -> bytes:
    """A picture of ours in its own size, on light paper; `InputError` without resvg."""
    require_installed()
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg))
