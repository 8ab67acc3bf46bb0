import type { DeploymentFile } from "./deployment.js";

/** Files for a container whose role is what the variable `config` says; see `overwatch deploy run`. */
export function containerFiles(): readonly DeploymentFile[] {
  return [
    {
      path: "container/Containerfile",
      text: `# podman build -t overwatch -f container/Containerfile .     from the folder of the deployment
# podman run -v /data:/data -p 8850:8850 -e config="$(cat container/example.yaml)" overwatch
FROM docker.io/library/node:22-bookworm-slim
RUN useradd --system --uid 2143 --home-dir /opt/overwatch overwatch \\
    && mkdir -p /opt/overwatch /data && chown overwatch /data
WORKDIR /opt/overwatch
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
USER overwatch
ENV NODE_ENV=production
VOLUME /data
EXPOSE 8850
# Nothing but the configuration tells what a container does. Everything it says goes to standard output and error.
ENTRYPOINT ["/opt/overwatch/node_modules/.bin/overwatch", "deploy", "run"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \\
    CMD ["node", "-e", "fetch('http://127.0.0.1:8850/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
`,
    },
    {
      path: "container/example.yaml",
      text: `# The text of the variable \`config\`: a config.yaml. Roles are commands: up, process, web, receive zmq, transfer ...
x-role: up
dataFolder: /data
web:
  host: 0.0.0.0
`,
    },
  ];
}
