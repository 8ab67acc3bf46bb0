// Load on one address from a process of its own: plain sockets, one request at a time on each, so that the generator costs little.
import { connect } from "node:net";
import { performance } from "node:perf_hooks";

const { port, paths, connections, seconds } = JSON.parse(process.argv[2]);
const times = [];
const end = performance.now() + seconds * 1000;
const requests = paths.map((path) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: keep-alive\r\n\r\n`),
);
let turn = 0;

function run() {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    let begun = 0;
    let missing = -1;
    const ask = () => {
      if (performance.now() >= end) {
        socket.destroy();
        return resolve();
      }
      begun = performance.now();
      missing = -1;
      socket.write(requests[turn++ % requests.length]);
    };
    socket.on("connect", ask);
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      if (missing === -1) {
        const text = chunk.latin1Slice(0, Math.min(2000, chunk.length));
        const head = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 200")) return reject(new Error(text.slice(0, 200)));
        missing = Number(/content-length: (\d+)/i.exec(text)?.[1]) - (chunk.length - head - 4);
      } else missing -= chunk.length;
      if (missing <= 0) {
        times.push(performance.now() - begun);
        ask();
      }
    });
  });
}

await Promise.all(Array.from({ length: connections }, run));
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)] ?? 0;
console.log(JSON.stringify({ perSecond: times.length / seconds, median: at(0.5), p99: at(0.99) }));
