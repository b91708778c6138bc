#!/usr/bin/env python3
"""Writes the numbers that the tests hold the library to, as PyTorch computes them: a JSON file beside this one for each group.

Run it with a Python that has torch (made with 1.13.1 on Debian 12's python3-torch): python3 make_fixtures.py
"""
import json
import math
import pathlib

import torch

from learning import LEARNING
from operations import GROUPS, INPUTS

torch.set_num_threads(1)


def number(value):
    if isinstance(value, complex):
        return [number(value.real), number(value.imag)]
    if isinstance(value, float):
        return float(f"{value:.12g}") if math.isfinite(value) else str(value).replace("inf", "Infinity").replace("nan", "NaN")
    return value


def tensor(value):
    if value is None:
        return None
    flat = torch.view_as_real(value.detach().resolve_conj()) if value.is_complex() else value.detach()
    return {"type": str(value.dtype)[6:], "shape": list(value.shape), "values": [number(v) for v in flat.flatten().tolist()]}


def readable(value):
    return tensor(value) if isinstance(value, torch.Tensor) else value


def cotangent(output):
    """Weights that make one number of an output."""
    return torch.cos(torch.arange(output.numel(), dtype=torch.float64)).reshape(output.shape).to(output.dtype)


def operation(name, inputs, function):
    given = [INPUTS[key].clone().requires_grad_(INPUTS[key].is_floating_point()) for key in inputs.split()]
    outputs = function(*given)
    outputs = [outputs] if isinstance(outputs, torch.Tensor) else list(outputs)
    case = {"name": name, "inputs": inputs.split(), "outputs": [tensor(output) for output in outputs]}
    recorded = [output for output in outputs if output.requires_grad and not output.is_complex()]
    if recorded:
        total = sum((output.double() * cotangent(output).double()).sum() for output in recorded)
        leaves = [leaf for leaf in given if leaf.requires_grad]
        case["gradients"] = [tensor(gradient) for gradient in torch.autograd.grad(total, leaves, allow_unused=True)]
    return case


def write(name, content):
    lines = json.dumps(content, ensure_ascii=False).replace('}, {"name"', '},\n{"name"')
    pathlib.Path(__file__).with_name(f"{name}.json").write_text(lines + "\n", encoding="utf-8")


for group, cases in GROUPS.items():
    written = [operation(name, inputs, function) for name, (inputs, function) in cases.items()]
    used = sorted({key for case in written for key in case["inputs"]})
    write(group, {"inputs": {key: tensor(INPUTS[key]) for key in used}, "cases": written})
for group, cases in LEARNING.items():
    write(group, [{"name": name} | {key: readable(value) for key, value in case().items()} for name, case in cases.items()])
