import type { ElementKind, StreamerElement, StreamerInfo } from "./streamer-info.js";

function element(kind: ElementKind, name: string, type: number, typeName: string): StreamerElement {
  return { kind, name, title: "", type, size: 0, arrayLength: 0, dimensions: [], typeName };
}

const number = (name: string, type: number, typeName: string) => element("BasicType", name, type, typeName);

/** TCanvas version 8 writes its members by hand, in another order than its streamer info says. */
const canvas: StreamerInfo = {
  name: "TCanvas",
  version: 8,
  checksum: 0x0ddd3c85,
  elements: [
    { ...element("Base", "TPad", 0, "BASE"), baseVersion: 13, baseChecksum: 0 },
    element("String", "fDISPLAY", 65, "TString"),
    number("fDoubleBuffer", 3, "int"),
    number("fRetained", 18, "bool"),
    number("fXsizeUser", 5, "float"),
    number("fYsizeUser", 5, "float"),
    number("fXsizeReal", 5, "float"),
    number("fYsizeReal", 5, "float"),
    number("fWindowTopX", 3, "int"),
    number("fWindowTopY", 3, "int"),
    number("fWindowWidth", 13, "unsigned int"),
    number("fWindowHeight", 13, "unsigned int"),
    number("fCw", 13, "unsigned int"),
    number("fCh", 13, "unsigned int"),
    element("ObjectAny", "fCatt", 62, "TAttCanvas"),
    number("moveOpaque", 18, "bool"),
    number("resizeOpaque", 18, "bool"),
    number("fHighLightColor", 2, "short"),
    number("fBatch", 18, "bool"),
    number("showEventStatus", 18, "bool"),
    number("showAutoExec", 18, "bool"),
    number("menuBar", 18, "bool"),
  ],
};

/** Layouts of classes whose bytes differ from what their streamer info says. */
export const ownLayouts: ReadonlyMap<string, StreamerInfo> = new Map([["TCanvas", canvas]]);
