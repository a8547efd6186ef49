"""Frames become an animation: GIF by Pillow, MP4 by ffmpeg, in a thread of its own."""

import contextlib
import re
import shutil
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import Empty, Full, Queue
from typing import IO

from PIL import Image
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from gradsim import embedding
from gradsim.embedding import Origin
from gradsim.files import part_file

translate = QCoreApplication.translate


HOLD = 1.5  # seconds for which the last frame stands
MOST_WAITING = 4  # frames between the window and the encoder


class EncoderError(Exception):
    """Why there is no animation, in a sentence."""


class Encoder(threading.Thread):
    """Writes frames to a file, whole or not at all.

    Frames are put from one thread and written in this one. Nothing is left of the file when
    the encoder is cancelled or fails.

    Parameters
    ----------
    path : Path
        The file; its suffix, .gif or .mp4, is the format.
    first, last : QImage
        The frames at both ends, which have all colours that matter.
    fps : int
        Frames per second.
    origin : Origin
        What the file shows.
    """

    def __init__(self, path: Path, first: QImage, last: QImage, fps: int, origin: Origin) -> None:
        super().__init__(name="encoder", daemon=True)
        self.error = ""
        self._path, self._fps, self._origin = path, fps, origin
        self._ends = first, last
        self._frames: Queue[QImage | None] = Queue(MOST_WAITING)
        self._cancelled = threading.Event()
        encode = {".gif": self._encode_gif, ".mp4": self._encode_mp4}
        self._encode = encode[path.suffix.lower()]
        if self._encode == self._encode_mp4:
            self._program = ffmpeg()

    def put(self, frame: QImage, timeout: float = 0.0) -> bool:
        """Add a frame; return False where the encoder has no room for it yet."""
        return self._put(frame, timeout)

    def end(self, timeout: float = 0.0) -> bool:
        """Report that there are no more frames; return False where there is no room yet."""
        return self._put(None, timeout)

    def _put(self, frame: QImage | None, timeout: float) -> bool:
        try:
            self._frames.put(frame, timeout > 0, timeout or None)
        except Full:
            return not self.is_alive() and self.ident is not None
        return True

    def cancel(self) -> None:
        """End without a file, and wait for that."""
        self._cancelled.set()
        self.join()

    def run(self) -> None:
        """Encode all frames."""
        try:
            with part_file(self._path) as part:
                self._encode(part)
                if self._cancelled.is_set():
                    raise EncoderError(translate("Export", "The animation was cancelled."))
        except EncoderError as error:
            self.error = str(error)
        except OSError as error:
            sentence = translate("Export", "{0} was not written: {1}")
            self.error = sentence.format(self._path, error.strerror or error)

    def _incoming(self) -> Iterator[QImage]:
        while not self._cancelled.is_set():
            try:
                frame = self._frames.get(timeout=0.1)
            except Empty:
                continue
            if frame is None:
                return
            yield frame

    def _placed_origin(self) -> Origin:
        return replace(self._origin, folder=self._path.parent)

    # ----- GIF

    def _encode_gif(self, part: Path) -> None:
        first, last = map(_to_pillow, self._ends)
        both = Image.new("RGB", (first.width, 2 * first.height))
        both.paste(first, (0, 0))
        both.paste(last, (0, first.height))
        # one palette for all frames: with one for each, colours would flicker
        colors = both.quantize(256, dither=Image.Dither.NONE)
        duration = round(100 / self._fps) * 10  # a GIF counts in hundredths of a second

        def frames() -> Iterator[Image.Image]:
            before = None
            for frame in self._incoming():
                if before is not None:
                    yield before
                before = _to_pillow(frame).quantize(palette=colors, dither=Image.Dither.NONE)
                before.info["duration"] = duration
            if before is not None:
                before.info["duration"] = round(1000 * HOLD)
                yield before

        source = frames()
        start = next(source, None)
        if start is None:
            return
        start.save(part, "GIF", save_all=True, append_images=source, loop=0)
        part.write_bytes(embedding.in_gif(part.read_bytes(), self._placed_origin()))

    # ----- MP4

    def _encode_mp4(self, part: Path) -> None:
        width, height = self._ends[0].width(), self._ends[0].height()
        with tempfile.TemporaryDirectory() as folder:
            remark = Path(folder, "remark.txt")
            text = embedding.to_text(self._placed_origin())
            for sign in "\\=;#":
                text = text.replace(sign, f"\\{sign}")
            remark.write_text(f";FFMETADATA1\ncomment={text}\n", encoding="utf-8")
            command = [
                *(self._program, "-v", "error", "-y"),
                *("-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{width}x{height}"),
                *("-r", str(self._fps), "-i", "-"),
                *("-f", "ffmetadata", "-i", str(remark), "-map", "0:v", "-map_metadata", "1"),
                # what PowerPoint and Keynote play: H.264 with even sides and half the colour
                *("-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709"),
                *("-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "18"),
                *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
                *("-movflags", "+faststart", "-f", "mp4", str(part)),
            ]
            with tempfile.TemporaryFile() as messages:
                process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=messages
                )
                assert process.stdin is not None
                try:
                    self._feed(process.stdin)
                    process.stdin.close()
                    status = process.wait()
                except OSError:  # it has ended early, and has said why
                    status = process.wait() or 1
                finally:
                    if process.poll() is None:
                        process.kill()
                        process.wait()
                    with contextlib.suppress(OSError):
                        process.stdin.close()
                if status and not self._cancelled.is_set():
                    raise EncoderError(_complaint(messages))

    def _feed(self, pipe: IO[bytes]) -> None:
        last: deque[bytes] = deque(maxlen=1)
        for frame in self._incoming():
            last.append(bytes(frame.constBits()))
            pipe.write(last[0])
        for _ in range(round(HOLD * self._fps) if last else 0):
            pipe.write(last[0])


def ffmpeg() -> str:
    """Return the program that makes MP4.

    Raises
    ------
    EncoderError
        If there is none.
    """
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        found = shutil.which("ffmpeg")
    if found is None:
        raise EncoderError(
            translate(
                "Export",
                "MP4 needs the program ffmpeg: install it, or “pip install gradsim[animate]”. "
                "A GIF needs none.",
            )
        )
    return found


def _to_pillow(image: QImage) -> Image.Image:
    size = image.width(), image.height()
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "BGRX")


def _complaint(messages: IO[bytes]) -> str:
    """Return a sentence with the first message, of which the others are consequences."""
    messages.seek(0)
    lines = messages.read(20_000).decode("utf-8", "replace").strip().splitlines()
    first = re.sub(r"^\[[^]]*\] ", "", lines[0]) if lines else ""  # without the part of ffmpeg
    reason = first or translate("Export", "it gives no reason")
    return translate("Export", "ffmpeg could not make the animation: {0}").format(reason)
