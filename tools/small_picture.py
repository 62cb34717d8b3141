"""A photograph with few colours as a small PNG, made by the browser that took it."""

import struct
import zlib
from base64 import b64decode, b64encode

from playwright.sync_api import Browser

MAX_COLOURS = 96
# The commonest colours are the palette; every other becomes the nearest of them.
PALETTE = """async ([picture, most]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + picture;
    await image.decode();
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const pixels = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([c]) => c);
    const parts = (c) => [c & 255, (c >> 8) & 255, (c >> 16) & 255];
    const palette = common.map(parts);
    const far = (p, q) => (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;
    const nearest = (c) => {
        const wanted = parts(c);
        let best = 0;
        palette.forEach((p, n) => { if (far(p, wanted) < far(palette[best], wanted)) best = n; });
        return best;
    };
    const places = new Map([...counts.keys()].map((c) => [c, nearest(c)]));
    let rows = "";
    for (const pixel of pixels) rows += String.fromCharCode(places.get(pixel));
    return { width, height, palette: palette.flat(), rows: btoa(rows) };
}"""


def shrink(browser: Browser, picture: bytes) -> bytes:
    """The same picture as a PNG with a palette: the pages have few colours.

    The browser reads the pixels, so that no library for images is needed.
    """
    page = browser.new_page()
    found = page.evaluate(PALETTE, [b64encode(picture).decode(), MAX_COLOURS])
    page.close()
    width, height = found["width"], found["height"]
    rows = b64decode(found["rows"])
    lines = (rows[y * width : (y + 1) * width] for y in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        + _chunk(b"PLTE", bytes(found["palette"]))
        + _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + line for line in lines), 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
