"""One measurement for every line of input, as the C# half does it."""
import json
import sys


def serve(measure):
    for line in sys.stdin:
        print(json.dumps(measure(int(line))), flush=True)
