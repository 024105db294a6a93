/**
 * The bare side of trial-cost: serves the model backend on loopback and, on request, runs the
 * client against it without the lab. Runs in a network namespace with loopback only, so that the
 * client reaches nobody. Reads and writes JSON lines.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { startBackend } from '../dist/lab/backend/backend.js';
import { scenarioNamed } from '../dist/lab/scenarios/index.js';

const backend = await startBackend(scenarioNamed('reply'));
const server = http.createServer((request, response) => void answer(request, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
process.stdout.write('{"ready":true}\n');

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { specs } = JSON.parse(line);
  const started = performance.now();
  const ended = await Promise.all(specs.map(run));
  process.stdout.write(`${JSON.stringify({ ms: performance.now() - started, ended })}\n`);
}
server.close();
await backend.close();

/** Hands a request to the backend as the lab's interceptor would. */
async function answer(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const headers = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2)
    headers.push([request.rawHeaders[index], request.rawHeaders[index + 1]]);
  const to = { address: '127.0.0.1', port: server.address().port, host: request.headers.host ?? '' };
  const asked = { to, tls: false, method: request.method, target: request.url, headers, body: Buffer.concat(parts) };
  const { status, headers: answered, body } = await backend.respond(asked);
  response.writeHead(status, answered.flat());
  if (body instanceof Uint8Array) response.write(body);
  else for await (const part of body) response.write(part);
  response.end();
}

/** One run of the client with a home of its own. @returns {Promise<number | null>} exit code */
async function run(spec) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bare-'));
  const moved = (text) => text.replaceAll(spec.home, home).replaceAll(spec.endpoint, origin);
  const env = Object.fromEntries(Object.entries(spec.env).map(([name, value]) => [name, moved(value)]));
  for (const file of spec.files) {
    mkdirSync(path.dirname(moved(file.path)), { recursive: true });
    writeFileSync(moved(file.path), moved(file.text));
  }
  mkdirSync(moved(spec.workDir), { recursive: true });
  const [program, ...args] = spec.argv.map(moved);
  const child = spawn(program, args, { env, cwd: moved(spec.workDir), stdio: ['ignore', 'ignore', 'ignore'] });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  rmSync(home, { recursive: true, force: true });
  return exitCode;
}
