#!/usr/bin/python3
"""umap_layout.py FILE LAYOUT: umap-learn's flat layout of the first N points (a line each), as the write-up calls it,
from another seed each time."""
import itertools
import sys
import time
import warnings

import numpy as np
import umap
from serve import serve

warnings.filterwarnings("ignore")
seeds = itertools.count(42)
points = np.fromfile(sys.argv[1], dtype=np.float32).reshape(-1, 16)


def measure(count):
    start = time.perf_counter()
    layout = umap.UMAP(n_components=2, n_neighbors=15, min_dist=0.1, random_state=next(seeds)).fit_transform(points[:count])
    seconds = time.perf_counter() - start
    layout.astype(np.float32).tofile(sys.argv[2])
    return {"seconds": seconds}


serve(measure)
