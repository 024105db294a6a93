/** Runs specimens where nothing can be reached but a backend that keeps every byte: see `stage.mjs`. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What the backend's model says. */
export const ANSWER = 'Hello from the backend.';

export interface Play {
  /** Specimen's path below `specimens/`, without the ending. */
  readonly file: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Files put in the specimen's home, by name. */
  readonly home?: Readonly<Record<string, string>>;
}

export interface Run {
  /** One string a connection, latin1: one character a byte. A connection over which nothing came is an empty string. */
  readonly requests: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

export interface Stage {
  /** Address by host name; names that are not listed do not resolve. */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Host name of the machine. */
  readonly hostName?: string;
}

/** Plays in order; the answer has one run a play. */
export async function onStage(plays: readonly Play[], stage: Stage = {}): Promise<Run[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stage-'));
  try {
    const hosts = Object.entries({ localhost: '127.0.0.1', ...stage.hosts }).map(([name, to]) => `${to} ${name}\n`);
    writeFileSync(path.join(folder, 'hosts'), hosts.join(''));
    const runs = plays.map((play, index) => prepared(play, path.join(folder, `home-${index}`)));
    const script = { folder: here('../../specimens/'), answer: streamedAnswer(), tls: stage.tls, runs };
    return JSON.parse(await inNamespaces(folder, stage.hostName ?? 'laptop', JSON.stringify(script))) as Run[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The one run of a single play. */
export async function play(file: string, env: Readonly<Record<string, string>>, stage: Stage = {}): Promise<Run> {
  const [run] = await onStage([{ file, env }], stage);
  if (run === undefined) throw new Error('the stage ended without a run');
  return run;
}

function prepared(play: Play, home: string): { file: string; env: Record<string, string>; args: readonly string[] } {
  mkdirSync(home);
  for (const [name, text] of Object.entries(play.home ?? {})) writeFileSync(path.join(home, name), text);
  return { file: play.file, env: { HOME: home, ...play.env }, args: play.args ?? [] };
}

const SETUP = `
  hostname "$2" && mount --bind "$1/hosts" /etc/hosts && ip link set lo up && ip address add 192.0.2.7/32 dev lo
  exec "$3" "$4"`;

function inNamespaces(folder: string, hostName: string, script: string): Promise<string> {
  const spaces = ['--user', '--map-root-user', '--mount', '--net', '--uts'];
  const argv = [...spaces, 'sh', '-ec', SETUP, 'stage', folder, hostName, process.execPath, here('stage.mjs')];
  const child = spawn('unshare', argv, { stdio: ['pipe', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  child.stdin.end(script);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`the stage ended with ${String(code)}: ${stderr}`));
    });
  });
}

function streamedAnswer(): string {
  const piece = JSON.stringify({ type: 'content_block_delta', delta: { type: 'text_delta', text: ANSWER } });
  return `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nevent: content_block_delta\ndata: ${piece}\n\n`;
}

/** The body of a run's only request, as text. */
export function bodyOf(run: Run): string {
  return Buffer.from(onlyRequest(run).split('\r\n\r\n').slice(1).join('\r\n\r\n'), 'latin1').toString('utf8');
}

/** Header lines of a run's only request, in the order and case sent. */
export function headersOf(run: Run): string[] {
  return (onlyRequest(run).split('\r\n\r\n')[0] ?? '').split('\r\n').slice(1);
}

function onlyRequest(run: Run): string {
  const [request, ...others] = run.requests;
  if (request === undefined || others.length > 0) throw new Error(`${run.requests.length} requests: ${run.stderr}`);
  return request;
}
