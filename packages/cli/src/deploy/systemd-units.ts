import type { Deployment, DeploymentFile } from "./deployment.js";

/** What each unit may do, as little as Node can live with: its compiler needs memory that is written and executed. */
const hardening = `NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
UMask=0027
ProtectSystem=strict
ProtectHome=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
ProtectProc=invisible
PrivateTmp=yes
PrivateDevices=yes
LockPersonality=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM`;

/** Units for systemd: everything that runs, a backup each night, and thinning by the configured policy. */
export function systemdUnits(deployment: Deployment): readonly DeploymentFile[] {
  const { folder, dataFolder, stateFolder, backupFolder } = deployment;
  const overwatch = `${folder}/node_modules/.bin/overwatch`;
  const writable = [...new Set([dataFolder, stateFolder])].join(" ");
  const once = (name: string, description: string, command: string, paths: string) => ({
    path: `systemd/${name}.service`,
    text: `[Unit]
Description=${description}

[Service]
Type=oneshot
User=${deployment.user}
WorkingDirectory=${folder}
Environment=NODE_ENV=production
ExecStart=${command}
ReadWritePaths=${paths}
Nice=10
${hardening}
`,
  });
  const timer = (name: string, description: string, when: string) => ({
    path: `systemd/${name}.timer`,
    text: `[Unit]
Description=${description}

[Timer]
OnCalendar=${when}
RandomizedDelaySec=10min
Persistent=yes

[Install]
WantedBy=timers.target
`,
  });
  return [
    {
      path: "systemd/overwatch.service",
      text: `[Unit]
Description=Overwatch: online monitoring of particle detectors
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
User=${deployment.user}
WorkingDirectory=${folder}
Environment=NODE_ENV=production
ExecStart=${overwatch} up
# One signal to the supervisor, which ends its parts.
KillMode=mixed
TimeoutStopSec=30
Restart=on-failure
RestartSec=5
LimitNOFILE=65536
ReadWritePaths=${writable}
${hardening}

[Install]
WantedBy=multi-user.target
`,
    },
    // In a unit, a percent sign stands twice.
    once(
      "overwatch-backup",
      "Overwatch: backup of what cannot be made again",
      `/bin/sh -c '${overwatch} backup ${backupFolder}/overwatch-$$(date +%%Y-%%m-%%d-%%H%%M%%S).zip'`,
      `${[...new Set([stateFolder, backupFolder])].join(" ")}`,
    ),
    timer("overwatch-backup", "Overwatch: a backup each night", "*-*-* 03:30:00"),
    once("overwatch-thin", "Overwatch: received files by policy", `${overwatch} thin`, writable),
    timer("overwatch-thin", "Overwatch: received files by policy, each night", "*-*-* 04:30:00"),
  ];
}
