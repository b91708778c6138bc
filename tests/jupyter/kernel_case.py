"""What the tests share: a kernel of their own, a client, and a cell's messages gathered until the kernel is idle."""
import queue
import time
import unittest

from jupyter_client.manager import KernelManager

KERNEL = ".net-csharp"
TIMEOUT = 180  # s; only a hang takes that long, even on a machine that is busy with other things


class Ran:
    """A cell that ran: its reply and what iopub said about it."""

    def __init__(self, reply, messages):
        self.reply = reply["content"]
        self.messages = messages

    @property
    def status(self):
        return self.reply["status"]

    def text(self, name="stdout"):
        return "".join(m["content"]["text"] for m in self.messages if m["msg_type"] == "stream" and m["content"]["name"] == name)

    def of_type(self, kind):
        return [m["content"] for m in self.messages if m["msg_type"] == kind]


def start(**options):
    """A kernel process and a client that has heard from it."""
    manager = KernelManager(kernel_name=KERNEL)
    manager.start_kernel(**options)
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT)
    return manager, client


def gather(client, request, timeout=TIMEOUT):
    """Waits for a request's reply and idle."""
    end = time.monotonic() + timeout
    reply, messages, idle = None, [], False
    while reply is None or not idle:
        if time.monotonic() > end:
            raise TimeoutError(f"no {'idle' if reply else 'reply'} within {timeout} s; heard {[m['msg_type'] for m in messages]}")
        if reply is None:
            reply = of(client.get_shell_msg, request)
        message = of(client.get_iopub_msg, request)
        if message:
            messages.append(message)
            idle = message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"
    return Ran(reply, messages)


def of(get, request):
    """The next message if it answers `request`, else None."""
    try:
        message = get(timeout=0.01)
    except queue.Empty:
        return None
    return message if message["parent_header"].get("msg_id") == request else None


def run(client, code, timeout=TIMEOUT, **options):
    """Runs a cell to its end."""
    options.setdefault("allow_stdin", False)
    return gather(client, client.execute(code, **options), timeout)


def wait_for(condition, what, timeout=TIMEOUT):
    """Waits until a condition holds."""
    end = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {timeout} s for {what}")
        time.sleep(0.02)


def wait_for_text(client, request, text, timeout=TIMEOUT):
    """Waits until a running cell has written something."""
    seen = ""
    end = time.monotonic() + timeout
    while text not in seen:
        if time.monotonic() > end:
            raise TimeoutError(f"the cell wrote {seen!r}, not {text!r}")
        message = of(client.get_iopub_msg, request)
        if message and message["msg_type"] == "stream":
            seen += message["content"]["text"]


class KernelCase(unittest.TestCase):
    """Tests on one kernel."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start()

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    def run_ok(self, code, **options):
        ran = run(self.client, code, **options)
        self.assertEqual("ok", ran.status, ran.reply)
        return ran
