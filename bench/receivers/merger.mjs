// Mergers for benchmarks: each answers every request with the same objects, encoded once. Usage: merger.mjs OBJECTS [MERGERS]
// Prints their addresses with commas between them. Objects are those of A: four TH1F(100) for each TH2F(48x64), filled.
import { createHistogram, fillMany } from "../../packages/core/dist/hist.js";
import { encodeAliHeader, encodeAliInfo, writeMessage, writeStreamerMessage } from "../../packages/core/dist/root.js";
import { openAnswerer } from "../../packages/receivers/dist/simulate/index.js";

const count = Number(process.argv[2] ?? 500);
const storage = "float32";
const objects = Array.from({ length: count }, (_, i) => {
  const name = `hist_${String(i).padStart(6, "0")}`;
  if (i % 5 !== 4) {
    const hist = createHistogram({ name, title: name, storage, axes: [{ nbins: 100, min: 0, max: 100 }] });
    return fillMany(
      hist,
      Array.from({ length: 300 }, (_, k) => (k * 37 + i) % 100),
    );
  }
  const axes = [
    { nbins: 48, min: 0, max: 48 },
    { nbins: 64, min: 0, max: 64 },
  ];
  const hist = createHistogram({ name, title: name, storage, axes });
  return fillMany(
    hist,
    Array.from({ length: 1500 }, (_, k) => [(k * 7 + i) % 48, (k * 11) % 64]),
  );
});
const header = encodeAliHeader({ id: "ROOTTOBJ", origin: "HLT ", serialization: "ROOT" });
const pairs = objects.flatMap((object) => [header, writeMessage(object, { byteOrder: "little" })]);
const schema = [
  encodeAliHeader({ id: "ROOTSTRI", origin: "HLT ", serialization: "ROOT" }),
  writeStreamerMessage(objects.slice(0, 5), { byteOrder: "little" }),
];
const info = [
  encodeAliHeader({ id: "INFO____", origin: "HLT " }),
  encodeAliInfo({ run: 300100, hltMode: "C", beamType: "p-p" }),
];
const sockets = await Promise.all(
  Array.from({ length: Number(process.argv[3] ?? 1) }, () => openAnswerer({ addresses: ["tcp://127.0.0.1:*"] })),
);
process.on("SIGTERM", () => process.exit(0));
console.log(sockets.map(({ address }) => address).join(","));
const answer = (request) => {
  const wantsSchema = Buffer.from(request[1] ?? []).includes("SchemaOnRequest");
  return wantsSchema ? [...schema, ...info, ...pairs] : [...info, ...pairs];
};
await Promise.all(sockets.map((socket) => socket.serve(answer)));
