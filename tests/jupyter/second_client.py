"""A second front end, in a process of its own: python3 second_client.py CONNECTION_FILE.

Runs thirty cells and prints what they gave, one line a cell; the last leaves a variable behind. Client and sockets live and die here:
pyzmq's asyncio sockets, used from a thread of another client's process, leave stale descriptors in that process's event loop, and a later
socket that gets such a number is never polled.
"""
import sys

from jupyter_client import BlockingKernelClient
from kernel_case import TIMEOUT, run


def main():
    client = BlockingKernelClient(connection_file=sys.argv[1])
    client.load_connection_file()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT)
    for i in range(30):
        for result in run(client, f'var fromSecond = {i}; $"b{{fromSecond}}"').of_type("execute_result"):
            print(result["data"]["text/plain"])
    client.stop_channels()


main()
