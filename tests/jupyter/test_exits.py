"""What becomes of the kernel when a cell goes wrong badly, and when its parent dies."""
import select
import signal
import subprocess
import sys
import tempfile
import unittest

from kernel_case import KERNEL, TIMEOUT, KernelCase, run, start, wait_for

PARENT = f"""
import sys, time
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name={KERNEL!r})
manager.start_kernel()
client = manager.blocking_client()
client.start_channels()
client.wait_for_ready(timeout={TIMEOUT})
print(manager.provisioner.pid, flush=True)
time.sleep(600)
"""


class BackgroundFailure(KernelCase):
    def test_a_background_threads_exception_is_shown_and_the_kernel_goes_on(self):
        code = """
            var thread = new System.Threading.Thread(() => throw new InvalidOperationException("in the background"));
            thread.Start();
            thread.Join();
            System.Threading.Thread.Sleep(200);"""
        ran = self.run_ok(code)
        self.assertIn("in the background", ran.text("stderr"))
        self.assertTrue(self.manager.is_alive())
        self.run_ok("1 + 1")


class Exits(unittest.TestCase):
    def test_environment_exit_is_answered_and_ends_the_process_with_its_code(self):
        manager, client = start()
        try:
            ran = run(client, 'Console.WriteLine("last words"); Environment.Exit(3);')
            self.assertEqual(("error", "KernelExit"), (ran.status, ran.reply["ename"]))
            self.assertIn("Environment.Exit(3)", ran.reply["evalue"])
            self.assertEqual("last words\n", ran.text())
            wait_for(lambda: not manager.is_alive(), "the kernel to end")
            self.assertEqual(3, manager.provisioner.process.returncode)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)

    def test_a_stack_overflow_in_library_frames_ends_the_process_and_tells_why(self):
        with tempfile.TemporaryFile("w+") as errors:
            manager, client = start(stderr=errors)
            try:
                client.execute("Func<int, int> f = null; f = x => Enumerable.Range(0, 1).Select(y => f(x + 1)).First(); f(0)")
                wait_for(lambda: not manager.is_alive(), "the kernel to end")
                wait_for(lambda: errors.seek(0) == 0 and "System.Linq.Enumerable" in errors.read(), "the runtime's last words")
            finally:
                client.stop_channels()
                manager.shutdown_kernel(now=True)

    def test_a_terminated_kernel_ends(self):
        manager, client = start()
        manager.signal_kernel(signal.SIGTERM)
        wait_for(lambda: not manager.is_alive(), "the kernel to end")
        client.stop_channels()
        manager.cleanup_resources()

    def test_the_kernel_ends_when_its_parent_is_killed(self):
        parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
        try:
            self.assertTrue(select.select([parent.stdout], [], [], TIMEOUT)[0], "the parent's kernel did not start")
            kernel = int(parent.stdout.readline())
        finally:
            parent.kill()
            parent.wait()
            parent.stdout.close()
        wait_for(lambda: not is_running(kernel), "the orphan to end")

    def test_a_taken_port_is_said_and_ends_the_start(self):
        manager, client = start()
        try:
            again = subprocess.run(manager.format_kernel_cmd(), capture_output=True, text=True, timeout=TIMEOUT)
            self.assertEqual(1, again.returncode)
            self.assertIn("cannot be listened on", again.stderr)
            self.assertNotIn("   at ", again.stderr)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def is_running(process):
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
