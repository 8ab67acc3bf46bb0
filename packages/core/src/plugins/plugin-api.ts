/** Version of the hook contract, apart from any package version. 0.x until trending and alarms are settled. */
export const PLUGIN_API = "0.1.1";
