/** Three numbers: a step, or what belongs to each parameter. */
export type Vector3 = [number, number, number];
/** A symmetric matrix of three rows: 00, 01, 02, 11, 12, 22. */
export type Symmetric3 = [number, number, number, number, number, number];

/** The inverse of a symmetric matrix that is positive definite; undefined when it is not. */
export function invert3([a, b, c, d, e, f]: Symmetric3): Symmetric3 | undefined {
  const [minorA, minorB, minorC] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const determinant = a * minorA + b * minorB + c * minorC;
  if (!(a > 0) || !(a * d - b * b > 0) || !(determinant > 0)) return undefined;
  return [
    minorA / determinant,
    minorB / determinant,
    minorC / determinant,
    (a * f - c * c) / determinant,
    (b * c - a * e) / determinant,
    (a * d - b * b) / determinant,
  ];
}

/** Matrix times vector. */
export function multiply3([a, b, c, d, e, f]: Symmetric3, [x, y, z]: Vector3): Vector3 {
  return [a * x + b * y + c * z, b * x + d * y + e * z, c * x + e * y + f * z];
}
