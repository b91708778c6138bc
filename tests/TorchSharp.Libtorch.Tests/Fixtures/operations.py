"""The operations that are compared with PyTorch, by group: name -> (names of inputs, function). The C# half is in Operations/."""
import torch
import torch.nn.functional as F
from torch import nan, inf

f64 = torch.float64


def wave(*shape, scale=1.0, phase=0.0):
    """Numbers without a pattern that a wrong order of elements would keep."""
    count = int(torch.tensor(shape).prod())
    return (scale * torch.sin(1.7 * torch.arange(count, dtype=f64) + 0.3 + phase)).round(decimals=4).reshape(shape)


INPUTS = {
    "a": wave(2, 3, scale=2.0), "b": wave(2, 3, scale=1.5, phase=1.0), "p": (wave(2, 3, scale=0.4) + 0.9).round(decimals=4),
    "u": wave(2, 3, scale=0.9),
    "row": wave(3, phase=2.0), "col": wave(2, 1, phase=3.0), "one": torch.tensor([[0.7]], dtype=f64),
    "x": wave(2, 3, 4), "y": wave(2, 3, 4, phase=0.5), "v": wave(4), "w": wave(4, phase=0.9),
    "s": wave(4, 3), "t": wave(3, 4, phase=0.2), "batch": wave(2, 4, 3), "batch2": wave(2, 3, 2, phase=0.7),
    "m": (wave(3, 3) @ wave(3, 3).T + torch.eye(3, dtype=f64)).round(decimals=4), "rhs": wave(3, 2, phase=1.2),
    "left": wave(2, 3, phase=1.2),
    "n": torch.tensor([[1.0, nan, -inf], [inf, -2.5, 0.0]], dtype=f64),
    "halves": torch.tensor([-1.5, -0.5, 0.5, 1.5, 2.345], dtype=f64),
    "ties": torch.tensor([[3.0, 1.0, 3.0], [0.0, 2.0, 2.0]], dtype=f64), "q": torch.tensor([0.1, 0.5, 0.75], dtype=f64),
    "i": torch.tensor([2, 0, 2]), "j": torch.tensor([1, 0, 1]), "grid": torch.tensor([[0, 2, 1], [1, 1, 0]]),
    "k": torch.tensor([7, -3, 5]),
    "mask": torch.tensor([[True, False, True], [False, False, True]]), "flag": torch.tensor([False, True, True]),
    "single": wave(2, 3).float(), "counts": torch.tensor([0, 5, -7], dtype=torch.int32),
    "bytes": torch.tensor([0, 200, 7], dtype=torch.uint8),
    "z": torch.complex(wave(2, 3), wave(2, 3, phase=1.0)), "image": wave(2, 2, 5, 6), "kernel": wave(3, 2, 3, 3, scale=0.3),
    "kernelT": wave(2, 3, 3, 3, scale=0.3), "kernelG": wave(4, 1, 3, 3, scale=0.3), "three": wave(3), "four": wave(4),
    "target": torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]], dtype=f64), "points": wave(2, 2, 2),
}

CREATION = {
    "zeros": ("", lambda: torch.zeros(2, 3)), "ones": ("", lambda: torch.ones(2, 1, 2, dtype=f64)),
    "full": ("", lambda: torch.full((2, 2), 2.5)),
    "full of integers": ("", lambda: torch.full((3,), 7)), "eye": ("", lambda: torch.eye(3)),
    "eye, not square": ("", lambda: torch.eye(2, 4, dtype=f64)),
    "arange": ("", lambda: torch.arange(4)), "arange of floats": ("", lambda: torch.arange(0.5, 2.0, 0.5)),
    "arange downwards": ("", lambda: torch.arange(5, -2, -3)), "arange from": ("", lambda: torch.arange(2, 5)),
    "linspace": ("", lambda: torch.linspace(-1, 1, 5, dtype=f64)),
    "logspace": ("", lambda: torch.logspace(0, 3, 4, 2, dtype=f64)),
    "scalar": ("", lambda: torch.tensor(2.5)), "integer": ("", lambda: torch.tensor(3)),
    "truth": ("", lambda: torch.tensor([True, False])),
    "zeros_like": ("x", torch.zeros_like), "ones_like": ("i", torch.ones_like),
    "full_like": ("a", lambda a: torch.full_like(a, 3)),
    "complex": ("a b", torch.complex), "polar": ("p a", torch.polar),
}

ELEMENTWISE = {name: (inputs, getattr(torch, name)) for name, inputs in {
    "abs": "a", "neg": "a", "exp": "a", "log": "p", "log2": "p", "log10": "p", "log1p": "p", "expm1": "a", "sqrt": "p",
    "rsqrt": "p",
    "square": "a", "sin": "a", "cos": "a", "tan": "a", "asin": "u", "acos": "u", "atan": "a", "tanh": "a", "sigmoid": "a",
    "reciprocal": "p",
    "relu": "a", "sign": "a", "floor": "a", "ceil": "a", "erf": "a", "isnan": "n", "isfinite": "n", "round": "halves",
    "maximum": "a b",
    "minimum": "a b", "atan2": "a b", "logical_not": "mask", "add": "a b", "sub": "a b", "mul": "a b", "div": "a p",
    "eq": "ties row",
    "ne": "ties ties", "lt": "a b", "le": "a b", "gt": "a b", "ge": "a b",
}.items()} | {
    "softplus": ("a", F.softplus), "softplus sharp": ("a", lambda a: F.softplus(a, 3, 2)), "gelu": ("a", F.gelu),
    "round to 2": ("halves", lambda a: torch.round(a, decimals=2)), "pow 3": ("a", lambda a: a ** 3),
    "pow tensor": ("p b", torch.pow),
    "clamp": ("a", lambda a: a.clamp(-0.5, 1)), "clamp below": ("a", lambda a: a.clamp(min=0.1)),
    "clamp_max": ("a", lambda a: a.clamp_max(0.2)),
    "fmod": ("a", lambda a: torch.fmod(a, 0.7)), "masked_fill": ("a mask", lambda a, mask: a.masked_fill(mask, -9)),
    "where": ("mask a b", torch.where), "logical_and": ("mask flag", torch.logical_and),
    "logical_or": ("mask flag", torch.logical_or),
    "nan_to_num": ("n", lambda n: n.nan_to_num(0.5, 7, -7)), "softmax": ("x", lambda x: x.softmax(1)),
    "log_softmax": ("x", lambda x: x.log_softmax(-1)),
    "add alpha": ("a b", lambda a, b: a.add(b, alpha=2.5)), "broadcast": ("col row", torch.mul),
    "div trunc": ("a p", lambda a, p: a.div(p, rounding_mode="trunc")),
    "div floor": ("a p", lambda a, p: a.div(p, rounding_mode="floor")), "integer division": ("k i", lambda k, i: k / (i + 1)),
    "scalar on the left": ("p", lambda p: (2 - p, 2 / p, 3 * p, 1 + p)),
    "scalar on the right": ("a", lambda a: (a - 2, a / 4, a * 3, a + 1)),
    "compare with a scalar": ("ties", lambda t: (t == 2, t != 2, t < 2, t <= 2, t > 2, t >= 2)),
    "isclose": ("a", lambda a: torch.isclose(a, a + 1e-7)),
    "types promote": ("single counts", lambda s, c: s * c),
    "in place": ("a b p", lambda a, b, p: a.clone().add_(b).mul_(p).sub_(b).div_(p)),
    "in place with scalars": ("a", lambda a: a.clone().add_(1).mul_(2).div_(4).clamp_(-0.2, 0.9)),
    "add_ alpha": ("a b", lambda a, b: a.clone().add_(b, alpha=-0.5)),
    "addcmul_": ("a b p", lambda a, b, p: a.clone().addcmul_(b, p, value=0.3)),
    "addcdiv_": ("a b p", lambda a, b, p: a.clone().addcdiv_(b, p, value=0.3)), "fill_": ("a", lambda a: a.clone().fill_(4)),
    "zero_": ("a", lambda a: a.clone().zero_()), "sqrt_": ("p", lambda p: p.clone().sqrt_()),
    "copy_": ("a row", lambda a, r: a.clone().copy_(r)),
    "to float": ("a", lambda a: a.float()), "to integers": ("a", lambda a: (a.long(), a.int())),
    "to truth": ("ties", lambda t: t.bool()),
    "to bfloat16": ("a", lambda a: a.bfloat16().double()), "bytes": ("bytes", lambda b: b + b), "normalize": ("a", F.normalize),
}

REDUCTIONS = {
    "sum": ("x", torch.sum), "sum dim": ("x", lambda x: x.sum(1)), "sum dims": ("x", lambda x: x.sum((0, 2), keepdim=True)),
    "sum of truths": ("mask", torch.sum), "sum as": ("i", lambda i: i.sum(dtype=f64)), "mean": ("x", torch.mean),
    "mean dims": ("x", lambda x: x.mean((0, 1))),
    "prod": ("a", torch.prod), "var": ("x", torch.var), "var dim": ("x", lambda x: x.var(1, unbiased=False, keepdim=True)),
    "std": ("x", torch.std),
    "std dim": ("x", lambda x: x.std(2)), "norm": ("x", torch.norm), "norm 1": ("x", lambda x: x.norm(1)),
    "norm dim": ("x", lambda x: x.norm(dim=2, keepdim=True)),
    "max": ("x", torch.max), "max dim": ("x", lambda x: x.max(1)), "min": ("x", torch.min),
    "min dim": ("x", lambda x: x.min(-1, keepdim=True)),
    "amax": ("x", lambda x: x.amax((0, 2))), "amin": ("x", lambda x: x.amin(1)), "argmax": ("x", torch.argmax),
    "argmax dim": ("x", lambda x: x.argmax(2)),
    "argmin": ("x", torch.argmin), "argmin dim": ("x", lambda x: x.argmin(0, keepdim=True)), "sort": ("x", lambda x: x.sort(1)),
    "sort stable": ("ties", lambda t: t.sort(dim=1, descending=True, stable=True)),
    "argsort": ("x", lambda x: x.argsort(-1, descending=True)),
    "topk": ("x", lambda x: x.topk(2, 2)), "topk smallest": ("x", lambda x: x.topk(2, 1, largest=False)),
    "all": ("mask", torch.all), "any": ("mask", torch.any),
    "any dim": ("mask", lambda m: m.any(0)), "cumsum": ("x", lambda x: x.cumsum(1)),
    "logsumexp": ("x", lambda x: x.logsumexp(2)),
    "quantile": ("x q", lambda x, q: x.quantile(q, 2)), "median": ("x", torch.median),
    "trapz": ("x v", lambda x, v: torch.trapz(x, v)),
    "trapz dx": ("x", lambda x: torch.trapz(x, dx=0.5)),
    "equal": ("a b", lambda a, b: torch.tensor([a.equal(b), torch.allclose(a, a + 1e-9)])),
}

SHAPE = {
    "view": ("x", lambda x: x.view(4, -1)), "reshape": ("x", lambda x: x.transpose(0, 1).reshape(6, 4)),
    "flatten": ("x", lambda x: x.flatten(1)),
    "unflatten": ("x", lambda x: x.unflatten(2, (2, 2))), "transpose": ("x", lambda x: x.transpose(0, 2)), "t": ("s", torch.t),
    "permute": ("x", lambda x: x.permute(2, 0, 1)), "movedim": ("x", lambda x: x.movedim(0, 2)),
    "unsqueeze": ("a", lambda a: a.unsqueeze(1)),
    "squeeze": ("one", torch.squeeze), "squeeze dim": ("col", lambda c: c.squeeze(1)),
    "expand": ("col", lambda c: c.expand(3, 2, 4)),
    "expand_as": ("col a", lambda c, a: c.expand_as(a)), "repeat": ("a", lambda a: a.repeat(2, 1, 2)),
    "roll": ("x", lambda x: x.roll((1, -2), (1, 2))),
    "roll one": ("x", lambda x: x.roll(2, 0)), "roll flat": ("a", lambda a: a.roll(1)), "flip": ("x", lambda x: x.flip(0, 2)),
    "narrow": ("x", lambda x: x.narrow(2, 1, 2)), "select": ("x", lambda x: x.select(1, -1)),
    "slice": ("x", lambda x: x[:, :, 1:4:2]),
    "index_select": ("x i", lambda x, i: x.index_select(1, i)), "gather": ("a grid", lambda a, g: a.gather(1, g)),
    "scatter": ("a grid b", lambda a, g, b: torch.zeros(2, 3, dtype=f64).scatter(1, g.sort(dim=1, stable=True)[1], b)),
    "scatter_": ("a grid b", lambda a, g, b: a.clone().scatter_(1, g.sort(dim=1, stable=True)[1], b)),
    "index_add_": ("s i m", lambda s, i, m: s.clone().index_add_(0, i, m, alpha=0.5)), "nonzero": ("mask", torch.nonzero),
    "masked_select": ("a mask", torch.masked_select), "chunk": ("v", lambda v: v.chunk(2)),
    "chunk uneven": ("x", lambda x: x.chunk(2, 1)),
    "split": ("x", lambda x: x.split(3, 2)), "unbind": ("a", lambda a: a.unbind(1)),
    "cat": ("a b", lambda a, b: torch.cat((a, b), 1)),
    "stack": ("a b", lambda a, b: torch.stack((a, b), 1)), "tril": ("m", lambda m: m.tril(-1)),
    "triu": ("m", lambda m: m.triu(1)),
    "diag": ("m", torch.diag), "diag of a vector": ("v", lambda v: v.diag(1)), "diagonal": ("x", lambda x: x.diagonal(1, 1, 2)),
    "contiguous": ("s", lambda s: s.t().contiguous()), "clone": ("a", torch.clone),
    "pad": ("a", lambda a: F.pad(a, (1, 2, 0, 1), value=0.5)),
}

INDEXING = {
    "number": ("x", lambda x: x[1]), "number from the end": ("x", lambda x: x[-1, 2]), "slice": ("x", lambda x: x[:, 1:3]),
    "open slices": ("x", lambda x: x[1:, :2]), "slice from the end": ("x", lambda x: x[..., -3:-1]),
    "step": ("x", lambda x: x[:, ::2, 1::2]),
    "slice past the end": ("x", lambda x: x[:, 1:99]), "empty slice": ("x", lambda x: x[:, 2:2]),
    "ellipsis": ("x", lambda x: x[..., 1]),
    "ellipsis between": ("x", lambda x: x[0, ..., 1]), "ellipsis for nothing": ("x", lambda x: x[0, 1, ..., 2]),
    "new dimension": ("x", lambda x: x[:, None, 1]),
    "new dimensions": ("a", lambda a: a[None, :, None]), "tensor": ("x i", lambda x, i: x[:, i]),
    "tensor first": ("s i", lambda s, i: s[i]),
    "tensor after ellipsis": ("x i", lambda x, i: x[..., i]), "two tensors": ("x j i", lambda x, j, i: x[j, i]),
    "two tensors apart": ("x j i", lambda x, j, i: x[j, :, i]), "tensor and number": ("x i", lambda x, i: x[1, i, 2]),
    "tensor and slice": ("x i", lambda x, i: x[:, i, 1:3]), "tensor and new dimension": ("x i", lambda x, i: x[:, None, i]),
    "table of indices": ("v grid", lambda v, g: v[g]), "mask": ("a mask", lambda a, m: a[m]),
    "mask of rows": ("s flag", lambda s, f: s[1:][f]),
    "mask of two dimensions": ("x mask", lambda x, m: x[m]),
    "mask after ellipsis": ("s mask", lambda s, m: s.view(2, 2, 3)[..., m[0]]),
    "mask of two dimensions after ellipsis": ("a mask", lambda a, m: a[..., m]),
}


def changed(x, index, value):
    copy = x.clone()
    copy[index] = value
    return copy


ASSIGNMENT = {
    "number": ("x v", lambda x, v: changed(x, (1, 2), v)),
    "slice": ("x a", lambda x, a: changed(x, (slice(None), slice(None), 1), a)),
    "scalar": ("x", lambda x: changed(x, (0, slice(1, 3)), 5.0)), "everything": ("a row", lambda a, r: changed(a, (...,), r)),
    "step": ("x", lambda x: changed(x, (..., slice(None, None, 2)), -1.0)),
    "tensor": ("x j v", lambda x, j, v: changed(x, (slice(None), j[:2]), v)),
    "mask": ("a mask", lambda a, m: changed(a, m, 0.25)), "mask and values": ("a mask row", lambda a, m, r: changed(a, m, r)),
    "two tensors": ("x j i", lambda x, j, i: changed(x, (j[:2], i[:2]), 3.0)),
}

LINALG = {
    "mm": ("s t", torch.mm), "bmm": ("batch batch2", torch.bmm), "mv": ("s row", torch.mv), "dot": ("v w", torch.dot),
    "outer": ("v row", torch.outer),
    "matmul": ("batch t", torch.matmul), "addmm": ("m t s", lambda m, t, s: torch.addmm(m, t, s, beta=0.5, alpha=2)),
    "einsum": ("batch batch2", lambda a, b: torch.einsum("bij,bjk->bik", a, b)),
    
    "svdvals": ("s", torch.linalg.svdvals), "svd": ("s", lambda s: svd(s, False)), "svd full": ("s", lambda s: svd(s, True)),
    "eigh": ("m", lambda m: (lambda e: (e[0], e[1].abs(), e[1] @ torch.diag(e[0]) @ e[1].t()))(torch.linalg.eigh(m))),
    "eigvalsh": ("m", torch.linalg.eigvalsh),
    "qr": ("s", lambda s: (lambda d: (d[0] @ d[1], d[0].abs(), d[1].abs()))(torch.linalg.qr(s))),
    "qr complete": ("s", lambda s: qr_complete(s.detach())),
    "cholesky": ("m", torch.linalg.cholesky), "solve": ("m rhs", torch.linalg.solve),
    "solve from the right": ("m left", lambda m, b: torch.linalg.solve(m, b, left=False)),
    "inv": ("m", torch.linalg.inv), "vector_norm": ("x", torch.linalg.vector_norm),
    "vector_norm dims": ("x", lambda x: torch.linalg.vector_norm(x, 3, (0, 2), True)),
    "real and imag": ("z", lambda z: (z.real, z.imag)), "absolute value and angle": ("z", lambda z: (z.abs(), z.angle())),
    "conj": ("z", lambda z: (z * z.conj()).real),
    "complex product": ("z", lambda z: (z * z + z / (z + 2)).imag),
    "complex exponential": ("a", lambda a: torch.polar(torch.ones_like(a), a).mean(1).abs()),
    "complex square root": ("z", lambda z: z.sqrt().real), "view_as_real": ("z", torch.view_as_real),
    "view_as_complex": ("points", lambda p: torch.view_as_complex(p).exp().real),
    "cfloat": ("single", lambda s: s.cfloat().exp().imag),
}


def svd(s, full):
    u, values, vh = torch.linalg.svd(s, full_matrices=full)
    return u[:, :3].abs(), values, vh.abs(), u[:, :3] @ torch.diag(values) @ vh


def qr_complete(s):
    q, r = torch.linalg.qr(s, "complete")
    return q @ r, q.t() @ q, r.abs()


FUNCTIONAL = {
    "cosine_similarity": ("a b", F.cosine_similarity),
    "cosine_similarity dim": ("x y", lambda x, y: F.cosine_similarity(x, y, dim=2, eps=1e-6)),
    "cosine_similarity with zero": ("a", lambda a: F.cosine_similarity(a, torch.zeros_like(a))),
    "mse_loss": ("a b", F.mse_loss),
    "mse_loss sum": ("a b", lambda a, b: F.mse_loss(a, b, reduction="sum")),
    "mse_loss none": ("a b", lambda a, b: F.mse_loss(a, b, reduction="none")),
    "l1_loss": ("a b", F.l1_loss),
    "bce with logits": ("a target", lambda a, t: F.binary_cross_entropy_with_logits(a, t.detach())),
    "bce with weights": ("a target p row", lambda a, t, w, r: F.binary_cross_entropy_with_logits(
        a, t, w.detach(), reduction="sum", pos_weight=r.detach().abs())),
    "linear": ("a t four", lambda a, t, f: F.linear(a, t.t(), f)),
    "linear without bias": ("a t", lambda a, t: F.linear(a, t.t())),
    "conv2d": ("image kernel three", lambda i, k, b: F.conv2d(i, k, b, stride=2, padding=1)),
    "conv2d plain": ("image kernel", F.conv2d),
    "conv2d dilated": ("image kernel", lambda i, k: F.conv2d(i, k, padding=(2, 1), dilation=(2, 1))),
    "conv2d grouped": ("image kernelG four", lambda i, k, b: F.conv2d(i, k, b, groups=2)),
    "conv_transpose2d": ("image kernelT three",
                         lambda i, k, b: F.conv_transpose2d(i, k, b, stride=2, padding=1, output_padding=1)),
    "gelu": ("a", F.gelu), "relu": ("a", F.relu), "sigmoid": ("a", torch.sigmoid), "tanh": ("a", torch.tanh),
    "softplus": ("a", lambda a: F.softplus(a, 2, 1)),
    "softmax": ("a", lambda a: F.softmax(a, 1)), "normalize": ("x", lambda x: F.normalize(x, dim=2)),
    "normalize 1": ("x", lambda x: F.normalize(x, 1, 0)),
    "adaptive_avg_pool2d": ("image", lambda i: F.adaptive_avg_pool2d(i, 2)), "pad": ("image", lambda i: F.pad(i, (1, 0, 2, 1))),
}

GROUPS = {
    "creation": CREATION, "elementwise": ELEMENTWISE, "reductions": REDUCTIONS, "shape": SHAPE, "indexing": INDEXING,
    "assignment": ASSIGNMENT, "linalg": LINALG, "functional": FUNCTIONAL,
}
