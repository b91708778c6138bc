#!/usr/bin/python3
"""The toy factorization as its write-up describes it, in PyTorch: images made one by one, three views encoded one after the other.

  toy.py step DEVICE      a line is a batch size: the median of ten training steps, without sampling
  toy.py training DEVICE  a line is a number of steps: the whole program with its data loader of four workers
"""
import os
import sys
import time

import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset
from serve import serve

SIZE, FARTHEST = 16, 4


def coin():
    return torch.rand(1).item() > 0.5


def blobs():
    image = torch.zeros(1, SIZE, SIZE)
    for _ in range(3):
        row, column = torch.randint(0, SIZE - 3, (2,))
        height, width = torch.randint(1, 4, (2,))
        image[0, row:row + height, column:column + width] = 1
    for axis in 1, 2:
        if coin():
            image = torch.flip(image, [axis])
    return image


def shifted(image, by, axis):
    if by == 0:
        return image
    moved = torch.roll(image, by, axis)
    moved.narrow(axis, 0 if by > 0 else SIZE + by, abs(by)).zero_()
    return moved


class Triplets(Dataset):
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        while True:
            image = blobs()
            scheme = torch.randint(0, 3, (1,)).item()
            by = [torch.randint(1, FARTHEST + 1, (1,)).item() * (1 if coin() else -1) for _ in range(2)]
            axes = [(1, 1), (2, 2), (1, 2)][scheme]
            first, second = (shifted(image, amount, axis) for amount, axis in zip(by, axes))
            if not torch.equal(first, second):
                break
        target = 0.0 if scheme == 2 else float((by[0] > 0) == (by[1] > 0)) * 2 - 1
        return image, first, second, torch.tensor(target)


def encoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.GELU(), nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.GELU(),
        nn.Conv2d(32, 64, 3, stride=2, padding=1), nn.GELU(), nn.Conv2d(64, 64, 3, padding=1), nn.GELU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 16))


def train_step(net, optimizer, batch):
    image, first, second, target = (part.to(DEVICE) for part in batch)
    latent, one, two = net(image), net(first), net(second)
    loss = ((functional.cosine_similarity(one - latent, two - latent, dim=-1) - target) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def step(batch_size):
    torch.manual_seed(0)
    net = encoder().to(DEVICE)
    optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
    batch = next(iter(DataLoader(Triplets(batch_size), batch_size=batch_size)))
    seconds = []
    for _ in range(12):
        start = time.perf_counter()
        train_step(net, optimizer, batch)
        seconds.append(time.perf_counter() - start)
    return {"seconds": sorted(seconds[2:])[5]}


def training(steps):
    torch.manual_seed(0)
    net = encoder().to(DEVICE)
    optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
    loader = DataLoader(Triplets(steps * 1024), batch_size=1024, num_workers=4, pin_memory=DEVICE != "cpu")
    losses = [train_step(net, optimizer, batch) for batch in loader]
    return {"loss": sum(losses[-100:]) / len(losses[-100:])}


if __name__ == "__main__":
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    name, DEVICE = sys.argv[1:]
    serve({"step": step, "training": training}[name])
