"""What a front end relies on: order, volume, input, interrupts, two clients, restart."""
import base64
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

from kernel_case import TIMEOUT, KernelCase, gather, run, start, wait_for, wait_for_text

LOOP = 'Console.WriteLine("looping"); while (true) { }'


class Behaviour(KernelCase):
    def test_ten_thousand_lines_arrive_in_order(self):
        ran = self.run_ok("for (var i = 0; i < 10000; i++) Console.WriteLine(i);")
        self.assertEqual("".join(f"{i}\n" for i in range(10000)), ran.text())

    def test_stdout_and_stderr_keep_their_order(self):
        ran = self.run_ok('for (var i = 0; i < 50; i++) { Console.Write($"o{i} "); Console.Error.Write($"e{i} "); }')
        seen = "".join(stream["text"] for stream in ran.of_type("stream"))
        self.assertEqual("".join(f"o{i} e{i} " for i in range(50)), seen)

    def test_a_display_of_fifty_megabytes_arrives_whole(self):
        size = 50_000_000
        ran = self.run_ok(f'display(new string(\'x\', {size}), "text/plain");')
        self.assertEqual(size, len(ran.of_type("display_data")[0]["data"]["text/plain"]))

    def test_a_display_is_updated_under_its_id(self):
        ran = self.run_ok('var shown = display("one"); shown.Update("two");')
        first, second = ran.of_type("display_data")[0], ran.of_type("update_display_data")[0]
        self.assertEqual(first["transient"]["display_id"], second["transient"]["display_id"])
        self.assertEqual("two", second["data"]["text/plain"])

    def test_user_expressions_see_the_session_and_do_not_change_it(self):
        self.run_ok("var seen = 20;")
        ran = self.run_ok("seen += 1;", user_expressions={"double": "seen * 2", "none": "nowhere"})
        self.assertEqual("42", ran.reply["user_expressions"]["double"]["data"]["text/plain"])
        self.assertEqual("error", ran.reply["user_expressions"]["none"]["status"])

    def test_an_exception_names_its_cell_and_line(self):
        ran = run(self.client, 'var a = 1;\nthrow new ArgumentException("on purpose");')
        self.assertEqual("error", ran.status)
        self.assertIn("ArgumentException", ran.reply["ename"])
        self.assertIn("on purpose", ran.reply["evalue"])
        self.assertIn("line 2", "\n".join(ran.reply["traceback"]))
        self.assertEqual([ran.reply["evalue"]], [error["evalue"] for error in ran.of_type("error")])

    def test_code_that_does_not_compile_says_where(self):
        ran = run(self.client, "var a = 1;\nint b = nowhere;")
        self.assertEqual("error", ran.status)
        self.assertIn("nowhere", "\n".join(ran.reply["traceback"]))

    def test_input_is_asked_for_and_a_password_hidden(self):
        for code, hidden in (("Console.WriteLine(Console.ReadLine());", False), ('Console.WriteLine(password("key"));', True)):
            with self.subTest(code):
                request = self.client.execute(code, allow_stdin=True)
                question = self.client.get_stdin_msg(timeout=TIMEOUT)
                self.assertEqual(hidden, question["content"]["password"])
                self.client.input("blue")
                ran = gather(self.client, request)
                self.assertEqual("ok", ran.status, ran.reply)
                self.assertIn("*" if hidden else "blue", ran.text())

    def test_an_interrupted_question_leaves_the_next_one_alone(self):
        request = self.client.execute("Console.ReadLine()", allow_stdin=True)
        self.client.get_stdin_msg(timeout=TIMEOUT)
        self.manager.interrupt_kernel()
        self.assertEqual("error", gather(self.client, request).status)
        self.client.input("stale")
        request = self.client.execute("Console.ReadLine()", allow_stdin=True)
        self.client.get_stdin_msg(timeout=TIMEOUT)
        self.client.input("fresh")
        self.assertEqual("fresh", gather(self.client, request).of_type("execute_result")[0]["data"]["text/plain"])

    def test_endless_loops_are_interrupted(self):
        loops = (LOOP, 'Console.WriteLine("looping"); await Task.Delay(-1);',
                 'Console.WriteLine("looping"); while (true) Console.Write(".");',
                 'Console.WriteLine("looping"); System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);',
                 'var list = new List<object>(); Console.WriteLine("looping"); while (true) { list.Add(new()); if (list.Count > 999) list.Clear(); }')
        for code in loops:
            with self.subTest(code):
                request = self.client.execute(code)
                wait_for_text(self.client, request, "looping")
                self.manager.interrupt_kernel()
                self.assertEqual("error", gather(self.client, request).status)
                self.assertEqual("2", self.run_ok("1 + 1").of_type("execute_result")[0]["data"]["text/plain"])

    def test_a_finally_block_runs_and_is_heard(self):
        request = self.client.execute('try { Console.WriteLine("looping"); while (true) { } } finally { Console.WriteLine("closed"); }')
        wait_for_text(self.client, request, "looping")
        self.manager.interrupt_kernel()
        ran = gather(self.client, request)
        self.assertEqual(("error", "Interrupted"), (ran.status, ran.reply["ename"]))
        self.assertIn("closed\n", ran.text())

    def test_a_signal_interrupts_and_does_not_kill(self):
        request = self.client.execute(LOOP)
        wait_for_text(self.client, request, "looping")
        self.manager.signal_kernel(signal.SIGINT)
        self.assertEqual("error", gather(self.client, request).status)
        self.manager.signal_kernel(signal.SIGINT)
        time.sleep(1)  # a signal may arrive after a message that was sent later
        self.run_ok("1 + 1")

    def test_kernel_info_is_answered_on_control_while_a_cell_runs(self):
        request = self.client.execute(LOOP)
        wait_for_text(self.client, request, "looping")
        message = self.client.session.msg("kernel_info_request")
        self.client.control_channel.send(message)
        self.assertEqual("kernel_info_reply", self.client.get_control_msg(timeout=TIMEOUT)["msg_type"])
        self.manager.interrupt_kernel()
        gather(self.client, request)

    def test_after_a_failure_waiting_cells_are_aborted(self):
        first = self.client.execute('System.Threading.Thread.Sleep(300); throw new Exception("on purpose");')
        second = self.client.execute("var never = 1;")
        replies = {}
        while len(replies) < 2:
            message = self.client.get_shell_msg(timeout=TIMEOUT)
            replies[message["parent_header"]["msg_id"]] = message["content"]["status"]
        self.assertEqual({first: "error", second: "aborted"}, replies)

    def test_two_clients_at_once_get_their_own_replies_and_share_the_session(self):
        script = str(Path(__file__).with_name("second_client.py"))
        mine = []
        with subprocess.Popen([sys.executable, script, self.manager.connection_file], stdout=subprocess.PIPE, text=True) as second:
            try:
                end = time.monotonic() + TIMEOUT
                while second.poll() is None and time.monotonic() < end:  # as long as the other runs cells
                    ran = self.run_ok(f'"a{len(mine)}"')
                    mine += [result["data"]["text/plain"] for result in ran.of_type("execute_result")]
                others, _ = second.communicate(timeout=1)
            finally:
                second.kill()
        self.assertGreater(len(mine), 1)
        self.assertEqual([f"a{i}" for i in range(len(mine))], mine)
        self.assertEqual([f"b{i}" for i in range(30)], others.split())
        self.assertEqual("29", self.run_ok("fromSecond").of_type("execute_result")[0]["data"]["text/plain"])

    def test_only_the_loopback_interface_is_listened_on(self):
        listening = []
        for table in ("tcp", "tcp6"):
            with open(f"/proc/{self.manager.provisioner.pid}/net/{table}") as lines:
                rows = [line.split() for line in lines][1:]
            listening += [row[1].split(":") for row in rows if row[3] == "0A"]  # TCP_LISTEN
        info = self.client.get_connection_info(session=False)
        ports = {info[name] for name in ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")}
        addresses = [address for address, port in listening if int(port, 16) in ports]
        self.assertEqual(["0100007F"] * 5, addresses)

    def test_the_heartbeat_answers_while_a_cell_runs(self):
        request = self.client.execute(LOOP)
        wait_for_text(self.client, request, "looping")
        self.client.hb_channel.unpause()
        time.sleep(2)
        self.assertTrue(self.client.hb_channel.is_beating())
        self.manager.interrupt_kernel()
        gather(self.client, request)

    def test_output_of_native_code_is_shown(self):
        code = '[System.Runtime.InteropServices.DllImport("libc")] static extern int puts(string text);\nputs("from C");'
        self.assertIn("from C", self.run_ok(code).text())

    def test_binary_output_survives_as_base64(self):
        data = base64.b64encode(bytes(range(256))).decode()
        ran = self.run_ok(f'"{data}".DisplayAs("image/png");')
        self.assertEqual(data, ran.of_type("display_data")[0]["data"]["image/png"])


class Restart(unittest.TestCase):
    def test_a_restarted_kernel_has_forgotten_everything_and_works(self):
        manager, client = start()
        try:
            self.assertEqual("ok", run(client, "var kept = 1;").status)
            manager.restart_kernel()
            client.wait_for_ready(timeout=TIMEOUT)
            self.assertEqual("error", run(client, "kept").status)
            self.assertEqual("ok", run(client, "var kept = 2;").status)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)

    def test_shutdown_ends_the_process_by_itself(self):
        manager, client = start()
        client.shutdown()
        wait_for(lambda: not manager.is_alive(), "the kernel to end")
        client.stop_channels()
        manager.cleanup_resources()

    def test_shutdown_ends_the_process_in_the_middle_of_a_cell(self):
        manager, client = start()
        wait_for_text(client, client.execute(LOOP), "looping")
        client.shutdown()
        wait_for(lambda: not manager.is_alive(), "the kernel to end")
        client.stop_channels()
        manager.cleanup_resources()
