import type { Numbers, Storage } from "../types.js";
import { addToCell, type CellArray } from "./storage.js";

/**
 * Adds `factor * source` to each cell. One plain loop per pair of array types that occurs in large histograms: the engine
 * makes machine code of it that is as fast as C++, which it does not where types are mixed.
 */
export function sumInto(storage: Storage, target: CellArray, source: Numbers, factor: number): void {
  if (target instanceof Float32Array && source instanceof Float32Array) sumFloat32(target, source, factor);
  else if (storage === "float64" && target instanceof Float64Array && source instanceof Float64Array) {
    sumFloat64(target, source, factor);
  } else {
    for (let cell = 0; cell < target.length; cell++) addToCell(storage, target, cell, factor * (source[cell] ?? 0));
  }
}

function sumFloat32(target: Float32Array, source: Float32Array, factor: number): void {
  const length = Math.min(target.length, source.length);
  // The weight is rounded first, as in TH1F::AddBinContent.
  for (let i = 0; i < length; i++) target[i] = (target[i] as number) + Math.fround(factor * (source[i] as number));
}

function sumFloat64(target: Float64Array, source: Float64Array, factor: number): void {
  const length = Math.min(target.length, source.length);
  for (let i = 0; i < length; i++) target[i] = (target[i] as number) + factor * (source[i] as number);
}

/** Adds squared errors, times a factor: of a histogram with sums of squares these, else its contents. */
export function sumSquaresInto(target: Float64Array, source: Numbers, factor: number): void {
  if (source instanceof Float64Array) sumFloat64(target, source, factor);
  else if (source instanceof Float32Array) sumMixed(target, source, factor);
  else for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + factor * (source[i] ?? 0);
}

function sumMixed(target: Float64Array, source: Float32Array, factor: number): void {
  const length = Math.min(target.length, source.length);
  for (let i = 0; i < length; i++) target[i] = (target[i] as number) + factor * (source[i] as number);
}

/** Sum of all numbers, first to last. */
export function sumOf(values: Numbers): number {
  if (values instanceof Float64Array) return sumOfFloat64(values);
  if (values instanceof Float32Array) return sumOfFloat32(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}

function sumOfFloat64(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}

function sumOfFloat32(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}
