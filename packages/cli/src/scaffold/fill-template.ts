import { PLUGIN_API } from "@overwatch/core/plugins";
import type { SdkSource } from "./sdk-source.js";

/** The subsystem of the template, in capitals in code and in small letters in the package's name. */
const placeholder = /XYZ|xyz/g;

/** A file of the template for another subsystem. */
export function fillText(content: string, subsystem: string): string {
  return content.replace(placeholder, (found) => (found === "XYZ" ? subsystem : subsystem.toLowerCase()));
}

/** The template's package.json for another subsystem, with the SDK from a registry or from tarballs. */
export function fillManifest(content: string, subsystem: string, sdk: SdkSource): string {
  const manifest = JSON.parse(fillText(content, subsystem));
  manifest.overwatch.api = `^${PLUGIN_API}`;
  const range = `^${sdk.version}`;
  manifest.peerDependencies["@overwatch/detectors-sdk"] = range;
  manifest.devDependencies["@overwatch/detectors-sdk"] = range;
  if (sdk.from === "tarballs") {
    const { "@overwatch/detectors-sdk": own, ...below } = sdk.tarballs;
    manifest.devDependencies["@overwatch/detectors-sdk"] = own === undefined ? range : `file:${own.file}`;
    // What the SDK needs is in no registry either.
    manifest.overrides = Object.fromEntries(Object.entries(below).map(([name, { file }]) => [name, `file:${file}`]));
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
