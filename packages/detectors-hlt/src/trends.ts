import { max, mean, stdDev } from "@overwatch/detectors-sdk";

/** Parts of the chamber in the names of the energy loss histograms, and in their titles. */
const chambers = [
  ["IROC", "IROC"],
  ["OROC1", "OROC1"],
  ["OROC2", "OROC2"],
  ["OROCAll", "OROC all"],
  ["TPCAll", "full TPC"],
] as const;

/** Name after fHist, and what it shows. */
type Row<Name extends string = string> = readonly [name: Name, text: string];

function energyLoss<const Charge extends string>(charge: Charge) {
  return chambers.map(([part, text]) => [`TPCdEdx${charge}${part}`, `TPC dE/dx v.s. P (q${charge}, ${text})`] as const);
}

const rows = [
  ["ClusterChargeMax", "TPC Cluster ChargeMax"],
  ["ClusterChargeTot", "TPC Cluster ChargeTotal"],
  ["HLTInSize_HLTOutSize", "HLT Out Size vs HLT In Size"],
  ["HLTSize_HLTInOutRatio", "HLT Out/In Size Ratio vs HLT Input Size"],
  ["SDDclusters_SDDrawSize", "SDD clusters vs SDD raw size"],
  ["SPDclusters_SDDclusters", "SDD clusters vs SPD clusters"],
  ["SPDclusters_SPDrawSize", "SPD clusters vs SPD raw size"],
  ["SPDclusters_SSDclusters", "SSD clusters vs SPD clusters"],
  ["SSDclusters_SDDclusters", "SDD clusters vs SSD clusters"],
  ["SSDclusters_SSDrawSize", "SSD clusters vs SSD raw size"],
  ["TPCAallClustersRowPhi", "TPCA clusters all, raw cluster coordinates"],
  ["TPCAattachedClustersRowPhi", "TPCA clusters attached to tracks, raw cluster coordinates"],
  ["TPCCallClustersRowPhi", "TPCC clusters all, raw cluster coordinates"],
  ["TPCCattachedClustersRowPhi", "TPCC clusters attached to tracks, raw cluster coordinates"],
  ["TPCClusterFlags", "TPC Cluster Flags"],
  ["TPCClusterSize_TPCCompressedSize", "TPC compressed size vs TPC HWCF Size"],
  ["TPCHLTclusters_TPCCompressionRatio", "Huffman compression ratio vs TPC HLT clusters"],
  ["TPCHLTclusters_TPCFullCompressionRatio", "Full compression ratio vs TPC HLT clusters"],
  ["TPCHLTclusters_TPCSplitClusterRatioPad", "TPC Split Cluster ratio pad vs TPC HLT clusters"],
  ["TPCHLTclusters_TPCSplitClusterRatioTime", "TPC Split Cluster ratio time vs TPC HLT clusters"],
  ["TPCRawSize_TPCCompressedSize", "TPC compressed size vs TPC Raw Size"],
  ["TPCTrackPt", "TPC Track Pt"],
  ...energyLoss("Max"),
  ...energyLoss("Tot"),
  ["TPCtracks_TPCtracklets", "TPC Tracks vs TPC Tracklets"],
  ["TZERO_ITSSPDVertexZ", "TZERO interaction time vs ITS vertex z"],
  ["VZERO_SPDClusters", "SPD Clusters vs VZERO Trigger Charge (A+C)"],
  ["ZNA_VZEROTrigChargeA", "ZNA vs. VZERO Trigger Charge A"],
  ["ZNC_VZEROTrigChargeC", "ZNC vs. VZERO Trigger Charge C"],
  ["ZNT_VZEROTrigChargeT", "ZN (A+C) vs. VZERO Trigger Charge (A+C)"],
] as const satisfies readonly Row[];

function follow<const Prefix extends string>(prefix: Prefix, trender: typeof max | typeof mean | typeof stdDev) {
  return rows.map(([name, text]) => ({
    id: `${prefix}${name}` as const,
    title: `${prefix}: ${text}`,
    hist: `fHist${name}`,
    use: trender(),
  }));
}

/** Largest bin, mean and standard deviation along x of each histogram. */
export const trends = [...follow("max", max), ...follow("mean", mean), ...follow("stdDev", stdDev)];
