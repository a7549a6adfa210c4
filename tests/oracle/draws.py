"""Draws by seed and name as pipeline/draw.h makes them, and the intervals of a bootstrap, in another way: for the
oracles that import this."""
import math

MASK = (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15


def mix(x):
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & MASK
    x = (x ^ x >> 27) * 0x94D049BB133111EB & MASK
    return x ^ x >> 31


def key(seed, name):
    h = 0xCBF29CE484222325
    for byte in name.encode():
        h = (h ^ byte) * 0x100000001B3 & MASK
    return mix(h ^ mix(seed + STEP & MASK))


def draw(of, n):
    return mix(of + (n + 1) * STEP & MASK)


def poisson(drawn):
    u, k, term = drawn / 2.0**64, 0, math.exp(-1)
    below = term
    while u >= below and k < 30:
        k += 1
        term /= k
        below += term
    return k


def weight(seed, name, replicate):
    """How often a document is in a replicate."""
    return poisson(draw(key(seed, name), replicate))


def interval(samples, replicates):
    """Percentiles of the samples that are not None; (None, None) where too few are defined."""
    samples = sorted(s for s in samples if s is not None)
    n = len(samples)
    if not n or n < 0.95 * replicates:
        return None, None
    return samples[math.ceil(n * 25 / 1000) - 1], samples[math.ceil(n * 975 / 1000) - 1]
