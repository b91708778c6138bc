"""What is learned: layers with their gradients, ten steps of every optimizer, schedules of the learning rate, random numbers."""
import torch
from torch import nn

from operations import wave

f64 = torch.float64

LAYERS = {
    "Linear": (lambda: nn.Linear(3, 4), (5, 3)),
    "Linear without bias": (lambda: nn.Linear(3, 2, bias=False), (2, 3)),
    "Conv2d": (lambda: nn.Conv2d(2, 3, 3, stride=2, padding=1), (2, 2, 5, 5)),
    "Conv2d grouped": (lambda: nn.Conv2d(4, 2, 3, groups=2, dilation=2, bias=False), (1, 4, 6, 6)),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(2, 3, 3, stride=2, padding=1, output_padding=1), (2, 2, 3, 3)),
    "Sequential": (lambda: nn.Sequential(
        nn.Conv2d(1, 2, 3, stride=2, padding=1), nn.GELU(), nn.AdaptiveAvgPool2d(2), nn.Flatten(),
        nn.Linear(8, 6), nn.ReLU(), nn.Linear(6, 4), nn.Tanh(), nn.Softplus(2, 10), nn.Sigmoid(), nn.Unflatten(1, (2, 2))), (2, 1, 6, 6)),
}


def layer(make, shape):
    """Starting values for a seed, then the output and all gradients for weights that a formula gives."""
    torch.manual_seed(7)
    module = make()
    started = {f"start {name}": value.detach().clone() for name, value in module.named_parameters()}
    module = module.double()
    with torch.no_grad():
        for index, parameter in enumerate(module.parameters()):
            parameter.copy_(wave(*parameter.shape, scale=0.5, phase=index))
    given = wave(*shape).requires_grad_()
    output = module(given)
    weights = wave(*output.shape, phase=0.4)
    (output * weights).sum().backward()
    gradients = {f"gradient {name}": parameter.grad for name, parameter in module.named_parameters()}
    values = {f"value {name}": value for name, value in module.named_parameters()}
    learned = {"input": given, "weights": weights, "output": output, "gradient input": given.grad}
    return {"names": list(module.state_dict())} | started | values | learned | gradients


OPTIMIZERS = {
    "SGD": lambda p: torch.optim.SGD(p, 0.1),
    "SGD with momentum": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, dampening=0.1),
    "SGD with weight decay": lambda p: torch.optim.SGD(p, 0.05, momentum=0.8, weight_decay=0.1),
    "SGD after Nesterov": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, nesterov=True),
    "Adam": lambda p: torch.optim.Adam(p, 0.02),
    "Adam with weight decay": lambda p: torch.optim.Adam(p, 0.02, (0.8, 0.95), 1e-6, 0.1),
    "AdamW": lambda p: torch.optim.AdamW(p, 0.02, weight_decay=0.1),
    "AdamW without decay": lambda p: torch.optim.AdamW(p, 0.02, weight_decay=0),
}


def optimize(make):
    """Ten steps down a curved valley, from a matrix and a vector; a third parameter never has a gradient."""
    matrix, vector, idle = (nn.Parameter(value) for value in (wave(2, 3), wave(3, phase=1.0), wave(2)))
    optimizer = make([matrix, vector, idle])
    losses = []
    for _ in range(10):
        optimizer.zero_grad()
        loss = ((matrix * vector - 0.5) ** 2).sum() + (vector ** 4).sum()
        loss.backward()
        optimizer.step()
        losses.append(float(f"{loss.item():.12g}"))
    return {"losses": losses, "matrix": matrix, "vector": vector, "idle": idle}


SCHEDULES = {
    "StepLR": lambda o: torch.optim.lr_scheduler.StepLR(o, 3, 0.5),
    "ExponentialLR": lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9),
    "LambdaLR": lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda epoch: 1 / (1 + epoch)),
    "CosineAnnealingLR": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 5, 0.01),
    "LinearLR": lambda o: torch.optim.lr_scheduler.LinearLR(o, 0.25, 1, 4),
}


def schedule(make):
    optimizer = torch.optim.SGD([nn.Parameter(wave(2))], 0.4)
    scheduler = make(optimizer)
    rates = scheduler.get_last_lr()
    for _ in range(8):
        optimizer.step()
        scheduler.step()
        rates += scheduler.get_last_lr()
    return {"rates": rates}


RANDOM = {
    "randn": lambda: torch.randn(5),
    "randn of many": lambda: torch.randn(4, 5),
    "randn double": lambda: torch.randn(3, dtype=f64),
    "rand": lambda: torch.rand(2, 3),
    "randint": lambda: torch.randint(-3, 9, (7,)),
    "randint from 0": lambda: torch.randint(5, (2, 2)),
    "randperm": lambda: torch.randperm(9),
    "uniform_": lambda: torch.empty(3).uniform_(-2, 2),
    "normal_": lambda: torch.empty(3).normal_(1, 3),
    "rand_like": lambda: torch.rand_like(torch.zeros(2, 2)),
    "randn_like": lambda: torch.randn_like(torch.zeros(2, dtype=f64)),
}


def draw(make):
    """The second of two draws after a seed, so that the state after the first counts too."""
    torch.manual_seed(42)
    make()
    return {"second": make()}


def bind(function, *arguments):
    return lambda: function(*arguments)


LEARNING = {
    "layers": {name: bind(layer, *case) for name, case in LAYERS.items()},
    "optimizers": {name: bind(optimize, make) for name, make in OPTIMIZERS.items()},
    "schedules": {name: bind(schedule, make) for name, make in SCHEDULES.items()},
    "random": {name: bind(draw, make) for name, make in RANDOM.items()},
}
