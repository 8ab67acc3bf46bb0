"""A merger in Python with real ROOT: answers N requests of a receiver, then prints what it sent. merger.py ADDRESS ANSWERS"""
import json, struct, sys
import zmq
import ROOT

ROOT.gInterpreter.Declare("""
#include "TMessage.h"
long owSend(const TObject* o, unsigned char* out, long cap) {
  TMessage m(kMESS_OBJECT); m.WriteObject(o); long n = m.Length(); if (out && n <= cap) memcpy(out, m.Buffer(), n); return n;
}
""")
import numpy as np


def message(obj):
    size = int(ROOT.owSend(obj, ROOT.nullptr, 0))
    raw = np.zeros(size, dtype=np.uint8)
    ROOT.owSend(obj, raw, size)
    out = bytearray(raw.tobytes())
    struct.pack_into("<I", out, 0, size - 4)  # as ALICE's library does it
    return bytes(out)


def header(ident, serialization=b"ROOT   \0"):
    out = bytearray(80)
    out[0:4] = b"O2O2"
    struct.pack_into("<III", out, 4, 80, 0, 1)
    out[16:24], out[24:32] = b"DataHDR\0", b"NONE\0\0\0\0"
    out[40:48], out[48:52], out[56:64] = ident.ljust(8, b"\0"), b"HLT ", serialization
    return bytes(out)


def schema_of(hists):
    memory = ROOT.TMemFile("infos.root", "RECREATE")
    for hist in hists:
        hist.Write()
    memory.Write()
    infos = ROOT.TObjArray()
    for info in memory.GetStreamerInfoList():
        if info.InheritsFrom("TStreamerInfo"):
            infos.Add(info)
    return message(infos)


ROOT.TH1.AddDirectory(False)
one = ROOT.TH1F("spectrum", "a spectrum;x;y", 10, 0, 10)
two = ROOT.TH2D("TPCQA/map", "a map", 4, 0, 4, 3, 0, 3)
prof = ROOT.TProfile("profile", "a profile", 5, 0, 5)
hists = [two, prof, one]
socket = zmq.Context().socket(zmq.REP)
socket.setsockopt(zmq.LINGER, 1000)
port = socket.bind_to_random_port("tcp://127.0.0.1")
print(json.dumps({"address": f"tcp://127.0.0.1:{port}"}), flush=True)
asked = []
for answer in range(int(sys.argv[1])):
    request = socket.recv_multipart()
    options = request[1].decode()
    asked.append({"id": request[0][40:48].rstrip(b"\0").decode(), "options": options, "frames": len(request)})
    for i in range(10 * (answer + 1)):
        one.Fill(i % 11 - .5)
        two.Fill(i % 4, i % 3, .5)
        prof.Fill(i % 5, i)
    parts = [header(b"INFO____", b"NONE   \0"), b"run=271001;HLT_MODE=B;BEAM_TYPE=p-p"]
    if "-SchemaOnRequest" in options:
        parts = [header(b"ROOTSTRI"), schema_of(hists)] + parts
    for hist in hists:
        parts += [header(b"ROOTTOBJ"), message(hist)]
    socket.send_multipart(parts)
result = {h.GetName(): {"class": h.ClassName(), "entries": h.GetEntries(), "mean": h.GetMean(), "integral": h.Integral()} for h in hists}
print(json.dumps({"asked": asked, "hists": result}), flush=True)
