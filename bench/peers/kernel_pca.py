#!/usr/bin/python3
"""kernel_pca.py FILE: scikit-learn's kernel PCA of the first N points (a line each), as the write-up calls it."""
import sys
import time

import numpy as np
from sklearn.decomposition import KernelPCA
from serve import serve

points = np.fromfile(sys.argv[1], dtype=np.float32).reshape(-1, 16)


def measure(count):
    start = time.perf_counter()
    fit = KernelPCA(n_components=4, kernel="rbf", gamma=1.0)
    fit.fit_transform(points[:count])
    return {"seconds": time.perf_counter() - start, "eigenvalues": fit.eigenvalues_.tolist()}


serve(measure)
