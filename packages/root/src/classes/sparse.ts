import { Damage } from "../errors/damage.js";
import type { Axis, Numbers, Storage } from "../hist/types.js";
import type { ClassLayout } from "../streamer/layout.js";
import { axisFromMembers } from "./axis.js";
import { compileAttributes, withAttributes } from "./collect-attributes.js";
import { namedDefaults } from "./defaults.js";
import { coordinateReader } from "./sparse-coordinates.js";
import type { AnyObject, ListObject, Sparse } from "./types.js";

const storages: Readonly<Record<string, Storage>> = {
  TArrayC: "int8",
  TArrayS: "int16",
  TArrayI: "int32",
  TArrayL: "int64",
  TArrayL64: "int64",
  TArrayF: "float32",
  TArrayD: "float64",
};

const taken = [
  "fName",
  "fTitle",
  "fNdimensions",
  "fAxes",
  "fEntries",
  "fTsumw",
  "fTsumw2",
  "fTsumwx",
  "fTsumwx2",
  "fFilledBins",
  "fBinContent",
];

/** Compiles the making of a `Sparse` from the values of a THnSparse class. */
export function sparseMapper(layout: ClassLayout): (values: readonly unknown[]) => Sparse {
  const slots = new Map(taken.map((name) => [name, layout.members.indexOf(name)]));
  const attributesOf = compileAttributes(layout, taken, namedDefaults);
  const storage = storages[/<(\w+)>/.exec(layout.info.name)?.[1] ?? ""] ?? "float64";
  return (values) => {
    const value = (name: string) => values[slots.get(name) ?? -1];
    const axes = (value("fAxes") as ListObject).items.map(toAxis);
    const chunks = (value("fBinContent") as ListObject).items.map(toChunk);
    const weighted = Number(value("fTsumw2")) >= 0;
    return {
      kind: "sparse",
      name: String(value("fName")),
      title: String(value("fTitle")),
      axes,
      storage,
      ...joinChunks(chunks, axes, weighted),
      entries: Number(value("fEntries")),
      stats: Float64Array.from([
        Number(value("fTsumw")),
        Number(value("fTsumw2")),
        ...(value("fTsumwx") as Numbers),
        ...(value("fTsumwx2") as Numbers),
      ]),
      ...withAttributes(attributesOf(values)),
    };
  };
}

function toAxis(item: AnyObject | null): Axis {
  if (item?.kind !== "object" || item.className !== "TAxis") throw new Damage("damaged", "an axis that is none");
  return axisFromMembers(item.members);
}

/** Cells that ROOT stores together: packed coordinates and the arrays of contents. */
interface Chunk {
  readonly coordinates: Numbers;
  readonly coordinateBytes: number;
  readonly contents: Numbers;
  readonly sumw2: Numbers | undefined;
}

function toChunk(item: AnyObject | null): Chunk {
  if (item?.kind !== "object") throw new Damage("damaged", "a part of a sparse histogram that is none");
  const { fCoordinates, fSingleCoordinateSize, fContent, fSumw2 } = item.members;
  return {
    coordinates: (fCoordinates ?? []) as Numbers,
    coordinateBytes: Number(fSingleCoordinateSize),
    contents: (fContent ?? []) as Numbers,
    sumw2: (fSumw2 ?? undefined) as Numbers | undefined,
  };
}

function joinChunks(
  chunks: readonly Chunk[],
  axes: readonly Axis[],
  weighted: boolean,
): Pick<Sparse, "coordinates" | "contents" | "sumw2"> {
  if (axes.length === 0) throw new Damage("damaged", "a sparse histogram without axes");
  const readCoordinates = coordinateReader(axes);
  const filled = chunks.map(({ coordinates, coordinateBytes }) => {
    if (coordinateBytes !== readCoordinates.bytes) {
      throw new Damage("damaged", `coordinates of ${coordinateBytes} bytes instead of ${readCoordinates.bytes}`);
    }
    return Math.floor(coordinates.length / coordinateBytes);
  });
  const cells = filled.reduce((sum, count) => sum + count, 0);
  const coordinates = new Int32Array(cells * axes.length);
  const contents = new Float64Array(cells);
  const sumw2 = new Float64Array(weighted ? cells : 0);
  let cell = 0;
  chunks.forEach((chunk, index) => {
    const count = filled[index] ?? 0;
    if (chunk.contents.length < count)
      throw new Damage("damaged", `${chunk.contents.length} contents for ${count} cells`);
    for (let i = 0; i < count; i++, cell++) {
      readCoordinates.read(chunk.coordinates, i, coordinates, cell);
      contents[cell] = chunk.contents[i] ?? 0;
      if (weighted) sumw2[cell] = chunk.sumw2?.[i] ?? 0;
    }
  });
  return weighted ? { coordinates, contents, sumw2 } : { coordinates, contents };
}
