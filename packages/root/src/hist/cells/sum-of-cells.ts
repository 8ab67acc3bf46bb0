import type { Numbers, Storage } from "../types.js";
import { type CellArray, copyCells, copyNumbers } from "./storage.js";
import { sumInto, sumSquaresInto } from "./sum-into.js";

/** New cells `own + factor * other`, as `sumInto` adds them: in one pass where both are arrays of the storage. */
export function sumOfCells(storage: Storage, own: Numbers, other: Numbers, factor: number): CellArray {
  if (own.length === other.length) {
    if (storage === "float32" && own instanceof Float32Array && other instanceof Float32Array) {
      return factor === 1 ? sumOfFloat32(own, other) : sumOfScaledFloat32(own, other, factor);
    }
    if (storage === "float64" && own instanceof Float64Array && other instanceof Float64Array) {
      return sumOfFloat64(own, other, factor);
    }
  }
  const sum = copyCells(storage, own);
  sumInto(storage, sum, other, factor);
  return sum;
}

/** New sums of squares `own + factor * other`. */
export function sumOfSquares(own: Numbers, other: Numbers, factor: number): Float64Array {
  if (own instanceof Float64Array && other instanceof Float64Array && own.length === other.length) {
    return sumOfFloat64(own, other, factor);
  }
  const sum = copyNumbers(own);
  sumSquaresInto(sum, other, factor);
  return sum;
}

// Four cells in a step: twice as fast as one, as the engine looks at the bounds of three arrays in each.

function sumOfFloat32(own: Float32Array, other: Float32Array): Float32Array {
  const { length } = own;
  const sum = new Float32Array(length);
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    sum[i] = Math.fround((own[i] as number) + (other[i] as number));
    sum[i + 1] = Math.fround((own[i + 1] as number) + (other[i + 1] as number));
    sum[i + 2] = Math.fround((own[i + 2] as number) + (other[i + 2] as number));
    sum[i + 3] = Math.fround((own[i + 3] as number) + (other[i + 3] as number));
  }
  for (let i = whole; i < length; i++) sum[i] = (own[i] as number) + (other[i] as number);
  return sum;
}

// The weight is rounded first, as in TH1F::AddBinContent.
function sumOfScaledFloat32(own: Float32Array, other: Float32Array, factor: number): Float32Array {
  const { length } = own;
  const sum = new Float32Array(length);
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    sum[i] = Math.fround((own[i] as number) + Math.fround(factor * (other[i] as number)));
    sum[i + 1] = Math.fround((own[i + 1] as number) + Math.fround(factor * (other[i + 1] as number)));
    sum[i + 2] = Math.fround((own[i + 2] as number) + Math.fround(factor * (other[i + 2] as number)));
    sum[i + 3] = Math.fround((own[i + 3] as number) + Math.fround(factor * (other[i + 3] as number)));
  }
  for (let i = whole; i < length; i++) sum[i] = (own[i] as number) + Math.fround(factor * (other[i] as number));
  return sum;
}

function sumOfFloat64(own: Float64Array, other: Float64Array, factor: number): Float64Array {
  const { length } = own;
  const sum = new Float64Array(length);
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    sum[i] = (own[i] as number) + factor * (other[i] as number);
    sum[i + 1] = (own[i + 1] as number) + factor * (other[i + 1] as number);
    sum[i + 2] = (own[i + 2] as number) + factor * (other[i + 2] as number);
    sum[i + 3] = (own[i + 3] as number) + factor * (other[i + 3] as number);
  }
  for (let i = whole; i < length; i++) sum[i] = (own[i] as number) + factor * (other[i] as number);
  return sum;
}
