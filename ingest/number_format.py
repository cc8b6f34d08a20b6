"""The number format in which a device encodes faster: bfloat16 where it gains, else float32."""

import time
from pathlib import Path

import torch

from ingest.precision import KNOWN, remembered_precision


def faster_format(device: str, models: Path) -> str:
    """Return the faster number format: by the device's word on CUDA, timed once a machine on a CPU."""
    if device != "cpu":
        gains = device.startswith("cuda") and torch.cuda.is_bf16_supported()
        return "bfloat16" if gains else "float32"
    features = torch.cpu.get_capabilities()
    amx = bool(features.get("amx_bf16"))
    if not (amx or features.get("avx512_bf16")):
        return "float32"
    machine = f"{features.get('cpu_name')}, amx={amx}, torch {torch.__version__}"
    return remembered_precision(models, machine, lambda: min(KNOWN, key=_seconds))


def _seconds(precision: str) -> float:
    """Time a feed-forward layer of 1024 tokens, best of nine."""
    dtype = getattr(torch, precision)
    tokens, weights = torch.randn(1024, 384).to(dtype), torch.randn(1536, 384).to(dtype)
    best = float("inf")
    with torch.inference_mode():
        for _ in range(9):
            begun = time.perf_counter()
            torch.nn.functional.linear(tokens, weights)
            best = min(best, time.perf_counter() - begun)
    return best
