"""@jupyterlab/services, the client on which JupyterLab and VS Code are built, through Debian's jupyter-server."""
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

from kernel_case import KERNEL
from test_browser import Server


class Services(unittest.TestCase):
    def test_the_client_of_jupyterlab_is_served(self):
        client = Path(__file__).with_name("services.mjs")
        with tempfile.TemporaryDirectory(prefix="harmonic-server-") as folder, \
                Server(folder, "jupyter-server", "ServerApp", "ServerApp.root_dir") as server:
            done = subprocess.run(["node", str(client), f"http://127.0.0.1:{server.port}/", server.token, KERNEL],
                                  capture_output=True, text=True, timeout=240)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual({
            "started": 6,
            "language": "C#",
            "execute": ["ok", "é", "42"],
            "complete": ["WriteLine"],
            "inspect": "double Math.Sqrt(double d)",
            "input": ["ok", "here!"],
            "interrupt": ["error", "on", "Interrupted"],
            "after": ["ok", "2"],
            "comm": [{"n": 1}, {"n": 2}],
            "comms": [],
            "restarted": ["ok", "5"],
            "left": 0,
        }, json.loads(done.stdout.splitlines()[-1]))
