import type { Check } from "../check.js";
import { nearestFolder } from "../nearest-folder.js";

/** Linux's numbers of file systems on which locks and shared memory of databases do not work. */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB2"],
  [0x5346414f, "AFS"],
  [0x6b414653, "AFS"],
  [0x65735546, "FUSE (EOS, sshfs and the like)"],
  [0x00c36400, "Ceph"],
  [0x0bd00bd0, "Lustre"],
  [0x47504653, "GPFS"],
  [0x19830326, "BeeGFS"],
  [0x01021997, "9p"],
]);

export const databaseDisk: Check = {
  name: "databases",
  run: async ({ host, config: { stateFolder } }) => {
    if (host.platform !== "linux") {
      return [{ status: "ok", message: `${stateFolder} must be on a local disk, which cannot be told on this system` }];
    }
    const { type } = await host.volumeOf(await nearestFolder(stateFolder));
    // Node gives the number as signed or unsigned, depending on the system's type.
    const network = NETWORK.get(type >>> 0);
    if (network === undefined) return [{ status: "ok", message: `${stateFolder} is on a local disk` }];
    return [
      {
        status: "problem",
        message: `${stateFolder} is on a network disk (${network}), databases need a local one`,
        hint: "Set stateFolder to a folder on a local disk; dataFolder may stay.",
      },
    ];
  },
};
