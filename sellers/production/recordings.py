"""How something is made, spoken or filmed: what the bytes are, whatever the name says."""

from sellers.production.errors import NotARecording, RecordingTooLarge

MOST_BYTES = 30 * 1024 * 1024
_AUDIO = [
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR", "audio/amr"),
    (b"ADIF", "audio/aac"),
]
_SPOKEN = (b"M4A", b"M4B")
_FILMED = (b"mp4", b"iso", b"avc", b"M4V", b"MSNV", b"3gp", b"3g2", b"dash", b"qt  ")


def kind_of(data: bytes, told: str = "") -> str:
    """`told`: what the phone calls it, for what may be either. Raises ProductionError."""
    if len(data) > MOST_BYTES:
        raise RecordingTooLarge
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    if data[:4] == b"\x1a\x45\xdf\xa3":
        return "audio/webm" if told.startswith("audio/") else "video/webm"
    if data[4:8] == b"ftyp":
        return _of_mp4(data[8:12], told)
    if len(data) > 4 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0:  # a frame of MPEG audio
        return "audio/mpeg" if data[1] & 0x06 else "audio/aac"
    for beginning, kind in _AUDIO:
        if data.startswith(beginning):
            return kind
    raise NotARecording


def _of_mp4(brand: bytes, told: str) -> str:
    if brand.startswith(_SPOKEN):
        return "audio/mp4"
    if brand.startswith(_FILMED):
        return "audio/mp4" if told.startswith("audio/") else "video/mp4"
    raise NotARecording
