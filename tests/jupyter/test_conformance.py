"""Jupyter's own conformance suite (jupyter_kernel_test), every optional sample filled in."""
import queue
import unittest

import jupyter_kernel_test
from kernel_case import KERNEL, TIMEOUT


jupyter_kernel_test.TIMEOUT = TIMEOUT


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteLi", "matches": ["WriteLine"]},
        {"text": "Math.Sq", "matches": ["Sqrt"]},
        {"text": '"😀".ToUpperInv', "matches": ["ToUpperInvariant"]},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "if (true) { }", "class A { }", ""]
    incomplete_code_samples = ["if (true) {", "void F(", 'Console.WriteLine("a"', "var x = new[] { 1,"]
    invalid_code_samples = ["var = ;", "int = 1;", "}"]
    code_page_something = "Console.WriteLine?"
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"text"', "result": "text"},
        {"code": "6.0 * 7.5", "result": "45"},
    ]
    code_display_data = [
        {"code": 'display("text");', "mime": "text/plain"},
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clear_output();"

    def get_non_kernel_info_reply(self, timeout=TIMEOUT):
        """The suite's own, which would wait for ever for a reply that is lost."""
        return super().get_non_kernel_info_reply(timeout)

    def execute_helper(self, *arguments, **options):
        """The suite's own, with patience: it allows a tenth of a second between messages, which a busy machine may exceed."""
        channel = self.kc.iopub_channel
        get = channel.get_msg
        channel.get_msg = lambda timeout: get(timeout=TIMEOUT)
        try:
            return super().execute_helper(*arguments, **options)
        finally:
            channel.get_msg = get


del jupyter_kernel_test.KernelTests  # a base class, not to be collected
