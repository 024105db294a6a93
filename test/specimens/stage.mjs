/**
 * The inside of a stage: a network namespace of its own, with nothing in it but a backend that keeps every byte. Plain HTTP on
 * 127.0.0.1, and TLS on 192.0.2.7, which is not a loopback address (RFC 5737 keeps it for documentation). Reads its script as
 * JSON on standard input, runs the specimens one after the other, and prints what each said.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';

const script = JSON.parse(readFileSync(0, 'utf8'));
/** @type {string[]} */
let requests = [];

const backends = [net.createServer(serve).listen(80, '127.0.0.1'), net.createServer(serve).listen(80, '192.0.2.7')];
if (script.tls) backends.push(tls.createServer(script.tls, serve).listen(443, '192.0.2.7'));
await Promise.all(backends.map((backend) => new Promise((resolve) => backend.once('listening', resolve))));

const results = [];
for (const run of script.runs) {
  requests = [];
  results.push({ ...(await ended(run)), requests });
}
process.stdout.write(JSON.stringify(results));
for (const backend of backends) backend.close();

function serve(socket) {
  const index = requests.push('') - 1;
  const kept = requests;
  socket.on('error', () => socket.destroy());
  socket.on('data', (part) => {
    kept[index] += part.toString('latin1');
    if (isComplete(kept[index])) socket.end(script.answer);
  });
}

function isComplete(received) {
  const end = received.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(received)?.[1];
  return end >= 0 && received.length >= end + 4 + Number(length ?? 0);
}

function ended({ file, env, args }) {
  const child = spawn(process.execPath, [`${script.folder}${file}.mjs`, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => (said.stdout += part));
  child.stderr.on('data', (part) => (said.stderr += part));
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ ...said, exitCode })));
}
