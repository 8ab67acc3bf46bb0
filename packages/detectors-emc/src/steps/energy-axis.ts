import { type Axis, kit, maximum, type Overlay } from "@overwatch/detectors-sdk";
import { processingOptions } from "../options.js";

const { processor } = kit({ processingOptions });

/** GeV per ADC count of the trigger. */
const gevPerAdc = 0.07874;

const amplitudes = /(EMCal|DCal)(Max)?PatchAmp/;

/** A second axis above the spectrum, in GeV. */
function energyAxis({ min, max }: Axis, highest: number): Overlay {
  const y = 2 * highest;
  return {
    type: "axis",
    from: [min, y],
    to: [max, y],
    labels: [min * gevPerAdc, max * gevPerAdc],
    divisions: 510,
    side: "above",
    title: "Energy (GeV)",
  };
}

/** After scaling ("post"), because the axis stands at the height of the highest bin. */
export const energyAxisSingle = processor({
  kind: "h1",
  id: "energy-axis",
  order: "post",
  match: amplitudes,
  run: (hist) => ({ canvas: { overlays: [energyAxis(hist.axes[0], maximum(hist))] } }),
});

/** WART 38: once for the whole stack. */
export const energyAxisStack = processor({
  kind: "stack",
  id: "energy-axis-stack",
  order: "post",
  match: amplitudes,
  run: ({ members }) => {
    const [first] = members;
    if (first === undefined) return undefined;
    const highest = Math.max(...members.map((member) => maximum(member)));
    return { canvas: { overlays: [energyAxis(first.axes[0], highest)] } };
  },
});
