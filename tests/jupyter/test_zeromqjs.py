"""A second implementation of ZeroMQ as a peer: zeromq.js, which VS Code uses."""
import json
import subprocess
from pathlib import Path

from kernel_case import KernelCase


class ZeromqJs(KernelCase):
    def test_a_client_over_zeromq_js_is_served(self):
        peer = Path(__file__).with_name("peer.mjs")
        done = subprocess.run(["node", str(peer), self.manager.connection_file], capture_output=True, text=True, timeout=120)
        self.assertEqual(0, done.returncode, done.stderr)
        expected = ["iopub_welcome", "kernel_info_reply", "kernel_info_reply", "ping", "status busy", "execute_input",
                    "stream 300", "execute_result 42", "status idle", "ok"]
        self.assertEqual(expected, json.loads(done.stdout))
