import type { Deployment, DeploymentFile } from "./deployment.js";

/** A site for nginx: TLS, streams of events that are not held back, limits, and nothing that is for this machine only. */
export function nginxSite({ domain, web, uploads }: Deployment): DeploymentFile {
  const { port, basePath } = web;
  const proxy = (to: string, more = "") => `        proxy_pass ${to};
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header Connection "";
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
${more}`;
  const pages = `http://127.0.0.1:${port}/`;
  return {
    path: "nginx/overwatch.conf",
    text: `# Goes to /etc/nginx/conf.d/. Certificates: see ssl_certificate below.
limit_req_zone $binary_remote_addr zone=overwatch_pages:10m rate=50r/s;
limit_req_zone $binary_remote_addr zone=overwatch_sign_in:10m rate=20r/m;
limit_conn_zone $binary_remote_addr zone=overwatch_streams:10m;

server {
    listen 80;
    listen [::]:80;
    server_name ${domain};
    return 301 https://$host$request_uri;
}

server {
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    server_name ${domain};

    ssl_certificate /etc/ssl/overwatch/fullchain.pem;
    ssl_certificate_key /etc/ssl/overwatch/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:overwatch:10m;
    ssl_session_timeout 1d;
    ssl_session_tickets off;
    add_header Strict-Transport-Security "max-age=31536000" always;

    server_tokens off;
    client_max_body_size 1m;
    client_body_timeout 30s;
    send_timeout 60s;

    # Read by Prometheus on this machine, at the port of the pages.
    location = ${basePath}metrics {
        deny all;
    }

    location = ${basePath}api/events/stream {
        limit_conn overwatch_streams 20;
${proxy(`${pages}api/events/stream`, "        proxy_buffering off;\n        proxy_cache off;\n        proxy_read_timeout 1h;\n")}    }

    location = ${basePath}api/session {
        limit_req zone=overwatch_sign_in burst=10 nodelay;
${proxy(`${pages}api/session`)}    }

    location ${basePath} {
        limit_req zone=overwatch_pages burst=200 nodelay;
${proxy(pages)}    }
${uploads === undefined ? "" : uploadLocation(uploads, proxy)}}
`,
  };
}

function uploadLocation(
  { port, maxUpload }: NonNullable<Deployment["uploads"]>,
  proxy: (to: string, more?: string) => string,
): string {
  return `
    # Uploads of DQM, with their token.
    location /dqm/ {
        client_max_body_size ${maxUpload}m;
        client_body_timeout 120s;
${proxy(`http://127.0.0.1:${port}/`, "        proxy_request_buffering off;\n")}    }
`;
}
