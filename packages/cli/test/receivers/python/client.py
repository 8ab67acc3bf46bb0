"""A client in Python with real ROOT: asks a merger once and prints what it answers. client.py ADDRESS OPTIONS"""
import json, sys
import zmq
import ROOT

ROOT.gInterpreter.Declare("""
#include "TMessage.h"
struct OwMessage : public TMessage { OwMessage(void* buffer, int size) : TMessage(buffer, size) {} };
TObject* owReceive(const char* bytes, long size) {
  char* own = new char[size]; memcpy(own, bytes, size); OwMessage m(own, size);
  return m.GetClass() ? (TObject*)m.ReadObjectAny(m.GetClass()) : nullptr;
}
""")

address, options = sys.argv[1], sys.argv[2]
ROOT.TH1.AddDirectory(False)
header = bytearray(80)
header[0:4], header[16:24], header[40:46] = b"O2O2", b"DataHDR\0", b"CONFIG"
header[4] = 80
socket = zmq.Context().socket(zmq.REQ)
socket.setsockopt(zmq.LINGER, 0)
socket.setsockopt(zmq.RCVTIMEO, 60000)
socket.connect(address)
socket.send_multipart([bytes(header), options.encode()])
parts = socket.recv_multipart()
out = {"frames": len(parts), "ids": [], "hists": {}}
for head, payload in zip(parts[::2], parts[1::2]):
    ident = head[40:48].rstrip(b"\0").decode()
    if not out["ids"] or out["ids"][-1] != ident:
        out["ids"].append(ident)
    if ident == "INFO____":
        out["info"] = payload.decode()
    if ident != "ROOTTOBJ":
        continue
    obj = ROOT.owReceive(payload, len(payload))
    row = {"class": obj.ClassName()}
    if obj.InheritsFrom("TH1"):
        row.update(entries=obj.GetEntries(), sum=sum(obj.GetBinContent(i) for i in range(obj.GetNcells())))
    out["hists"][obj.GetName()] = row
print(json.dumps(out))
