"""Malformed, truncated, oversized and wrongly signed messages: after each, the kernel answers the next good one."""
import random
import socket
import struct

import zmq
from kernel_case import TIMEOUT, KernelCase

GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48)
READY_BODY = b"\x05READY\x0bSocket-Type\x00\x00\x00\x06DEALER"
READY = bytes([4, len(READY_BODY)]) + READY_BODY


class Robustness(KernelCase):
    def setUp(self):
        self.random = random.Random(5)
        self.info = self.client.get_connection_info(session=False)

    def check_alive(self):
        """The kernel answers a cell, on connections made before all the harm."""
        self.assertEqual("2", self.run_ok("1 + 1").of_type("execute_result")[0]["data"]["text/plain"])

    def frames(self):
        """A good request, taken apart."""
        session = self.client.session
        return session.serialize(session.msg("kernel_info_request"))

    def test_a_hundred_spoilt_messages(self):
        dealer = zmq.Context.instance().socket(zmq.DEALER)
        dealer.linger = 0
        dealer.connect(f"tcp://127.0.0.1:{self.info['shell_port']}")
        try:
            for number in range(100):
                dealer.send_multipart(self.spoil(self.frames(), number))
                if number % 20 == 0:
                    self.check_alive()
            dealer.send_multipart(self.frames())  # the same connection is still good for a good message
            self.assertTrue(dealer.poll(TIMEOUT * 1000))
        finally:
            dealer.close()
        self.check_alive()

    def spoil(self, frames, number):
        """One of ten ways of being wrong."""
        way, noise = number % 10, self.random.randbytes(64)
        if way == 0:
            frames[1] = b"0" * 64
        elif way == 1:
            frames[1] = b""
        elif way == 2:
            frames[1] = noise
        elif way == 3:
            frames = frames[: self.random.randrange(1, len(frames))]
        elif way == 4:
            frames = frames[1:]
        elif way == 5:
            frames = [noise] * self.random.randrange(1, 20)
        elif way == 6:
            frames[5] = b'{"code": "Environment.Exit(1)"}'
        elif way == 7:
            frames[2:6] = [b"not json"] * 4
            frames[1] = self.client.session.sign(frames[2:6])
        elif way == 8:
            frames[2:6] = [b"[]", b"[]", b"1", b"null"]
            frames[1] = self.client.session.sign(frames[2:6])
        else:
            frames[2] = b"{" * 5000
            frames[1] = self.client.session.sign(frames[2:6])
        return frames

    def test_a_hundred_and_fifty_broken_connections_on_every_port(self):
        ports = [self.info[name] for name in ("shell_port", "control_port", "stdin_port", "iopub_port", "hb_port")]
        for number in range(150):
            self.break_connection(ports[number % 5], number)
            if number % 30 == 0:
                self.check_alive()
        self.check_alive()

    def break_connection(self, port, number):
        """Connects and breaks off, or breaks the transport protocol, in one of ten ways."""
        noise = self.random.randbytes(200)
        huge = b"\x02" + struct.pack(">Q", 1 << 62)
        large = b"\x02" + struct.pack(">Q", 255 << 20) + b"x" * 100
        sent = [
            b"",
            noise,
            GREETING[: self.random.randrange(1, 64)],
            GREETING.replace(b"NULL", b"ZAPP"),
            GREETING + READY[:-3],
            GREETING + READY + huge,
            GREETING + READY + large,
            GREETING + READY + b"\x01\xff",
            GREETING + READY + b"\xf8\x00",
            b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" + noise,
        ][number % 10]
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(sent)

    def test_signed_requests_with_wrong_contents_are_answered_with_an_error(self):
        contents = [{}, {"code": 1}, {"code": None}, {"code": "1", "user_expressions": [1]}, {"code": "1", "silent": "no"}]
        for content in contents:
            with self.subTest(content):
                request = self.client.session.msg("execute_request", content)
                self.client.shell_channel.send(request)
                reply = self.client.get_shell_msg(timeout=TIMEOUT)
                self.assertEqual((request["header"]["msg_id"], "error"), (reply["parent_header"]["msg_id"], reply["content"]["status"]))
        self.check_alive()


class Memory(KernelCase):
    def test_a_thousand_cells_take_no_more_memory_than_the_assemblies_they_make(self):
        """An assembly of a small cell with the compiler's memory of it takes some 100 KiB; a leak of references would take megabytes."""
        self.run_cells(200)
        before = self.resident()
        self.run_cells(800)
        self.assertLess((self.resident() - before) / 800, 200 << 10)

    def run_cells(self, count):
        for _ in range(count):
            self.run_ok("1 + 1")

    def resident(self):
        self.run_ok("GC.Collect();")
        with open(f"/proc/{self.manager.provisioner.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmRSS"))
