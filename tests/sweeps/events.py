"""Reads TensorBoard's events with Google's protobuf and Debian's CRC-32C: nothing of the project's own takes part."""
import struct

import crc32c
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

# The parts of tensorflow/core/util/event.proto and tensorflow/core/framework/summary.proto that are read here.
FIELD = descriptor_pb2.FieldDescriptorProto
MESSAGES = {
    "Event": [("wall_time", 1, FIELD.TYPE_DOUBLE), ("step", 2, FIELD.TYPE_INT64), ("file_version", 3, FIELD.TYPE_STRING), ("summary", 5, "Summary")],
    "Summary": [("value", 1, "Value*")],
    "Value": [("tag", 1, FIELD.TYPE_STRING), ("simple_value", 2, FIELD.TYPE_FLOAT), ("image", 4, "Image"), ("tensor", 8, "Tensor")],
    "Image": [("height", 1, FIELD.TYPE_INT32), ("width", 2, FIELD.TYPE_INT32), ("encoded_image_string", 4, FIELD.TYPE_BYTES)],
    "Tensor": [("string_val", 8, "bytes*")],
}


def event_class():
    file = descriptor_pb2.FileDescriptorProto(name="events.proto", package="events", syntax="proto2")
    for name, fields in MESSAGES.items():
        message = file.message_type.add(name=name)
        for field, number, kind in fields:
            repeated = isinstance(kind, str) and kind.endswith("*")
            added = message.field.add(name=field, number=number, label=FIELD.LABEL_REPEATED if repeated else FIELD.LABEL_OPTIONAL)
            if not isinstance(kind, str):
                added.type = kind
            elif kind == "bytes*":
                added.type = FIELD.TYPE_BYTES
            else:
                added.type, added.type_name = FIELD.TYPE_MESSAGE, ".events." + kind.rstrip("*")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("events.Event"))


EVENT = event_class()


def masked(data):
    value = crc32c.crc32c(data)
    return ((value >> 15 | value << 17) + 0xA282EAD8) % 2**32


def read(path):
    """Every event of a file; a checksum that does not fit is an error."""
    data, place, events = path.read_bytes(), 0, []
    while place < len(data):
        length, = struct.unpack_from("<Q", data, place)
        assert struct.unpack_from("<I", data, place + 8)[0] == masked(data[place:place + 8]), f"{path}: a length is damaged"
        message = data[place + 12:place + 12 + length]
        assert struct.unpack_from("<I", data, place + 12 + length)[0] == masked(message), f"{path}: a message is damaged"
        event = EVENT()
        event.ParseFromString(message)
        events.append(event)
        place += 16 + length
    assert events[0].file_version == "brain.Event:2", path
    return events
