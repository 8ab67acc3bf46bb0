/** Files of jsroot, which declares no types for its parts: what we use of them is in `jsroot-types.ts`. */
declare module "*.mjs";
declare module "*?url" {
  const address: string;
  export default address;
}
