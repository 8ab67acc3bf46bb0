/** jsroot declares everything as any; this is what we use of it. */
declare module "jsroot/core" {
  export function create(className: string): unknown;
  export function parse(json: unknown): unknown;
  export const gStyle: object;
  export const settings: object;
}
declare module "jsroot/draw" {
  export function makeSVG(options: {
    readonly object: unknown;
    readonly option: string;
    readonly width: number;
    readonly height: number;
  }): Promise<string>;
}
