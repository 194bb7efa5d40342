"""Makes the tones of DESIGN.md section 9. Run it again after a change: `python -m resources.sounds.make`."""

import io
import math
import struct
import wave
from pathlib import Path

RATE = 44_100
LOUDNESS = 0.45
FADE_S = 0.006
"""Rise and fall of a tone; without them its edges click."""

# Silence in front: sound systems swallow the first milliseconds while they wake up.
LEAD_S = 0.015

# (frequency in Hz, length in seconds); frequency 0 is silence.
TONES: dict[str, tuple[tuple[float, float], ...]] = {
    "success": ((880, 0.090),),
    "problem": ((300, 0.140), (0, 0.080), (300, 0.140)),
    "already": ((520, 0.180),),
}


def samples(parts: tuple[tuple[float, float], ...]) -> list[int]:
    """16-bit samples. A little of the octave makes low tones audible on small speakers."""
    made = [0] * round(LEAD_S * RATE)
    for frequency, length_s in parts:
        count = round(length_s * RATE)
        for index in range(count):
            at = index / RATE
            edge = min(1.0, at / FADE_S, (length_s - at) / FADE_S)
            turn = 2 * math.pi * frequency * at
            made.append(round(32_767 * LOUDNESS * edge * (0.8 * math.sin(turn) + 0.2 * math.sin(2 * turn))))
    return made


def wav(parts: tuple[tuple[float, float], ...]) -> bytes:
    """The tone as a mono WAV file."""
    made = samples(parts)
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(made)}h", *made))
    return out.getvalue()


def main() -> None:
    """Write every tone beside this file."""
    for name, parts in TONES.items():
        (Path(__file__).parent / f"{name}.wav").write_bytes(wav(parts))


if __name__ == "__main__":
    main()
