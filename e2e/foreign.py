"""Reads exported files as another program would, and says as JSON what is in them: safetensors by its specification, zips by zipfile."""

import array
import json
import struct
import sys
import zipfile


def safetensors(path):
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__")
    body = data[8 + length :]
    tensors = {}
    end = 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        begin, stop = entry["data_offsets"]
        assert begin == end and entry["dtype"] == "F32" and (8 + length) % 8 == 0
        values = array.array("f", body[begin:stop])
        if sys.byteorder == "big":
            values.byteswap()
        tensors[name] = {"shape": entry["shape"], "count": len(values), "first": values[0]}
        end = stop
    assert end == len(body)
    return {"metadata": metadata, "tensors": tensors}


def archive(path):
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        texts = (".json", ".tsv", ".txt", ".md", ".py")
        return {
            entry.filename: file.read(entry).decode() if entry.filename.endswith(texts) else entry.file_size
            for entry in file.infolist()
        }


path = sys.argv[1]
print(json.dumps(archive(path) if path.endswith(".zip") else safetensors(path)))
