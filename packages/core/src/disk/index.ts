/** Layer 0. What every edge that writes needs: whole files or none, and errors of the operating system by name. */
export { hasErrno, readText, writeAtomically } from "./write-atomically.js";
