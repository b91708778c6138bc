#!/usr/bin/python3
"""harmony.py FILE: the harmony loss as section 4.1 of its write-up has it, one latent at a time, timed on the first three (a line is
the number of latents to scale to: the loop has no state between latents and no part that a larger batch would share)."""
import sys
import time

import numpy as np
import torch
from serve import serve

ALPHA, BETA, TIMED = 1.0, 0.5, 3


def dissonance(f1, f2, a1, a2):
    bandwidth = 1.72 * (f1 + f2) / 2 * 0.001
    s = torch.abs(f2 - f1) / bandwidth
    return (torch.exp(-3.5 * s) - torch.exp(-5.75 * s)) * a1 * a2


def alignment(frequencies, amplitudes):
    harmonics = torch.arange(1, len(frequencies) + 1) * frequencies[0]
    deviations = torch.min(torch.abs(frequencies.unsqueeze(1) - harmonics), dim=1)[0]
    return -torch.sum(deviations * amplitudes) / (torch.sum(amplitudes) + 1e-8)


def harmony_loss(latent):
    frequencies = torch.arange(len(latent))
    mask = latent > 1e-6
    frequencies, amplitudes = frequencies[mask], latent[mask]
    if len(frequencies) == 0:
        return torch.tensor(0.0)
    total = torch.tensor(0.0)
    for i in range(len(frequencies)):
        for j in range(i + 1, len(frequencies)):
            total = total + BETA * dissonance(frequencies[i], frequencies[j], amplitudes[i], amplitudes[j])
    return ALPHA * alignment(frequencies, amplitudes) - total


def measure(rows):
    values, gradients = [], []
    start = time.perf_counter()
    for latent in latents:
        leaf = torch.from_numpy(latent).requires_grad_()
        value = harmony_loss(leaf)
        value.backward()
        values.append(value.item())
        gradients += leaf.grad.tolist()
    return {"seconds": (time.perf_counter() - start) / TIMED * rows, "values": values, "gradients": gradients}


latents = np.fromfile(sys.argv[1], dtype=np.float32).reshape(-1, 128)[:TIMED]
serve(measure)
