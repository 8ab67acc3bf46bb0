/** What the files of a deployment are made of. All paths are absolute. */
export interface Deployment {
  /** Name under which browsers reach it. */
  readonly domain: string;
  /** The user of the system that it runs as. */
  readonly user: string;
  /** The folder of the deployment: package.json with Overwatch and plug-ins, config.yaml. */
  readonly folder: string;
  readonly dataFolder: string;
  readonly stateFolder: string;
  readonly backupFolder: string;
  /** Where the pages are served behind the proxy. */
  readonly web: { readonly port: number; readonly basePath: string };
  /** Where uploads of DQM are taken; absent without a token. Megabytes. */
  readonly uploads?: { readonly port: number; readonly maxUpload: number };
}

/** A file of a deployment. */
export interface DeploymentFile {
  /** Below the folder that it is written to, with slashes. */
  readonly path: string;
  readonly text: string;
}
