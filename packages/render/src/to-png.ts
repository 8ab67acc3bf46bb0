import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";

/** jsroot measures texts as Arial does; Arimo has the same measures, and comes with us: a machine may have no fonts at all. */
const fontFiles = [
  "400Regular/Arimo_400Regular.ttf",
  "400Regular_Italic/Arimo_400Regular_Italic.ttf",
  "700Bold/Arimo_700Bold.ttf",
];

/** An SVG as PNG on white ground. */
export function toPng(svg: string): Uint8Array {
  const { resolve } = createRequire(import.meta.url);
  const image = new Resvg(svg, {
    background: "white",
    font: {
      fontFiles: fontFiles.map((file) => resolve(`@expo-google-fonts/arimo/${file}`)),
      loadSystemFonts: false,
      defaultFontFamily: "Arimo",
      sansSerifFamily: "Arimo",
    },
  });
  return image.render().asPng();
}
