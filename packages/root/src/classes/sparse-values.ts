import { markLongs } from "../bytes/exact-longs.js";
import type { Axis, Numbers, Storage } from "../hist/types.js";
import { axisGetters } from "./axis-values.js";
import type { Getters } from "./getters.js";
import { coordinateBits } from "./sparse-coordinates.js";
import type { GenericObject, ListObject, Sparse } from "./types.js";

/** What ROOT uses unless it is told otherwise. */
const CHUNK_SIZE = 16_384;

const arrays: Readonly<Record<Storage, (cells: readonly number[]) => Numbers>> = {
  int8: (cells) => Int8Array.from(cells),
  int16: (cells) => Int16Array.from(cells),
  int32: (cells) => Int32Array.from(cells),
  int64: (cells) => markLongs(Float64Array.from(cells)),
  float32: (cells) => Float32Array.from(cells),
  float64: (cells) => Float64Array.from(cells),
};

/** Members of a THnSparse class. */
export function sparseGetters(_className: string): Getters<Sparse> {
  return {
    fName: (sparse) => sparse.name,
    fTitle: (sparse) => sparse.title,
    fNdimensions: (sparse) => sparse.axes.length,
    fAxes: (sparse) => arrayOf(sparse.axes.map(axisObject)),
    fEntries: (sparse) => sparse.entries,
    fTsumw: (sparse) => sparse.stats[0],
    fTsumw2: (sparse) => sparse.stats[1],
    fTsumwx: (sparse) => sparse.stats.slice(2, 2 + sparse.axes.length),
    fTsumwx2: (sparse) => sparse.stats.slice(2 + sparse.axes.length),
    fChunkSize: (sparse) => chunkSizeOf(sparse),
    fFilledBins: (sparse) => sparse.contents.length,
    fBinContent: (sparse) => arrayOf(chunksOf(sparse)),
  };
}

function arrayOf(items: readonly GenericObject[]): ListObject {
  // ROOT's TObjArrays of this class own their objects.
  return { kind: "list", className: "TObjArray", name: "", items, attributes: { fBits: 0x4000 } };
}

function axisObject(axis: Axis): GenericObject {
  const members = Object.fromEntries(Object.entries(axisGetters(false)).map(([name, get]) => [name, get(axis)]));
  return { kind: "object", className: "TAxis", version: 10, members };
}

function chunkSizeOf({ attributes }: Sparse): number {
  const size = attributes?.["fChunkSize"];
  return typeof size === "number" && size > 0 ? size : CHUNK_SIZE;
}

/** Cells in portions, with coordinates packed into as few bits as the axes need. */
function chunksOf(sparse: Sparse): GenericObject[] {
  const { axes, coordinates, contents, sumw2, storage } = sparse;
  const widths = axes.map(coordinateBits);
  const bytes = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / 8);
  const size = chunkSizeOf(sparse);
  const chunks: GenericObject[] = [];
  for (let from = 0; from < contents.length; from += size) {
    const to = Math.min(from + size, contents.length);
    const packed = new Int8Array((to - from) * bytes);
    for (let cell = from; cell < to; cell++) {
      let bit = (cell - from) * bytes * 8;
      widths.forEach((width, axis) => {
        const bin = coordinates[cell * axes.length + axis] ?? 0;
        for (let i = 0; i < width; i++, bit++)
          packed[bit >>> 3] = (packed[bit >>> 3] ?? 0) | (((bin >> i) & 1) << (bit & 7));
      });
    }
    // ROOT keeps arrays of the full size, whatever is filled.
    const cells = (numbers: Numbers) => [...numbers.slice(from, to), ...new Array<number>(size - (to - from)).fill(0)];
    const members = {
      fUniqueID: 0,
      fBits: 0,
      fSingleCoordinateSize: bytes,
      fCoordinatesSize: packed.length,
      fCoordinates: packed,
      fContent: arrays[storage](cells(contents)),
      fSumw2: sumw2 ? Float64Array.from(cells(sumw2)) : null,
    };
    chunks.push({ kind: "object", className: "THnSparseArrayChunk", version: 1, members });
  }
  return chunks;
}
