/** What ROOT sets in a fresh object: values that are not handed on as attributes and are written when absent. */
export type Defaults = Readonly<Record<string, unknown>>;

/** Bits of TObject that belong to the memory of a process and not to the object. */
export const MEMORY_BITS = 0x0300_0000;

/** Of the list of functions that ROOT gives to each histogram. */
export const FUNCTIONS_BITS = 0;

const empty: Defaults = { fUniqueID: 0, fBits: 0 };

export const namedDefaults: Defaults = empty;

export const histogramDefaults: Defaults = {
  fUniqueID: 0,
  fBits: 8,
  fLineColor: 602,
  fLineStyle: 1,
  fLineWidth: 1,
  fFillColor: 0,
  fFillStyle: 1001,
  fMarkerColor: 1,
  fMarkerStyle: 1,
  fMarkerSize: 1,
  fBarOffset: 0,
  fBarWidth: 1000,
  fMaximum: -1111,
  fMinimum: -1111,
  fNormFactor: 0,
  fOption: "",
  fBufferSize: 0,
  fBinStatErrOpt: 0,
  fStatOverflows: 2,
  fScalefactor: 1,
};

export const axisDefaults: Defaults = {
  fUniqueID: 0,
  fBits: 0,
  fNdivisions: 510,
  fAxisColor: 1,
  fLabelColor: 1,
  fLabelFont: 42,
  fLabelOffset: Math.fround(0.005),
  fLabelSize: Math.fround(0.035),
  fTickLength: Math.fround(0.03),
  fTitleOffset: 1,
  fTitleSize: Math.fround(0.035),
  fTitleColor: 1,
  fTitleFont: 42,
  fFirst: 0,
  fLast: 0,
  fBits2: 0,
  fTimeDisplay: false,
  fTimeFormat: "",
};

/** ROOT 6 places the title of a y axis by itself: its offset is 0. */
export const yAxisDefaults: Defaults = { ...axisDefaults, fTitleOffset: 0 };

export const graphDefaults: Defaults = {
  fUniqueID: 0,
  fBits: 0x400,
  fLineColor: 1,
  fLineStyle: 1,
  fLineWidth: 1,
  fFillColor: 0,
  fFillStyle: 1000,
  fMarkerColor: 1,
  fMarkerStyle: 1,
  fMarkerSize: 1,
  fMinimum: -1111,
  fMaximum: -1111,
  fOption: "",
};

export const stackDefaults: Defaults = { fUniqueID: 0, fBits: 8, fMaximum: -1111, fMinimum: -1111 };
