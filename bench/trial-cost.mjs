/**
 * Measures the cost of the lab: a trial against the same client run bare with the same backend, and
 * two workers against one. Runs both alternately; figures are medians of wall time. The bare client
 * runs in a namespace without a network.
 *
 *   npm run build && node bench/trial-cost.mjs                                   the specimen, 21 rounds
 *   node bench/trial-cost.mjs --rounds 11 npm:@scope/tool@1.2.3 specimen:date-line
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FACTORS } from '../dist/core/factors/index.js';
import { sandboxSpec } from '../dist/lab/environment/environment.js';
import { openLab } from '../dist/lab/pool/pool.js';
import { scenarioNamed } from '../dist/lab/scenarios/index.js';
import { resolveSubject } from '../dist/lab/subjects/index.js';

const TIMEOUT_MS = 60_000;
const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '21' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const specs = positionals.length > 0 ? positionals : ['specimen:date-line'];

/** The neutral gateway: bare and in the lab, the client is told an endpoint. */
const GATEWAY = FACTORS.find((factor) => factor.kind === 'endpoint').levels[1];
const trial = (id) => ({
  id: String(id).padStart(3, '0'),
  stage: 'screen',
  block: 0,
  assignment: { endpoint: GATEWAY.name },
  scenario: 'reply',
});

let trials = 0;
const rows = [];
for (const spec of specs) rows.push(await measured(spec));
process.stdout.write(`${table(rows)}\n`);

async function measured(spec) {
  const subject = await resolveSubject(spec);
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'trial-cost-'));
  const blobDir = path.join(scratch, 'blobs');
  mkdirSync(blobDir);
  const options = { subject, factors: FACTORS, blobDir, timeoutMs: TIMEOUT_MS };
  const bare = await openBare(subject);
  const one = await openLab({ ...options, jobs: 1 });
  const two = await openLab({ ...options, jobs: 2 });
  try {
    return await alternated(spec, { bare, one, two });
  } finally {
    bare.close();
    await Promise.all([one.close(), two.close()]);
    rmSync(scratch, { recursive: true });
  }
}

/**
 * A round: bare, then lab, or the other way round; then two trials on one worker and on two, and
 * two bare at once.
 */
async function alternated(spec, { bare, one, two }) {
  const times = { bare: [], lab: [], inTurn: [], atOnce: [], bareAtOnce: [] };
  const steps = [
    async () => times.bare.push(await bare.run(1)),
    async () => times.lab.push(await labTime(one, 1)),
    async () => times.inTurn.push(await labTime(one, 2)),
    async () => times.atOnce.push(await labTime(two, 2)),
    async () => times.bareAtOnce.push(await bare.run(2)),
  ];
  for (let round = -1; round < rounds; round += 1) {
    for (const step of round % 2 === 0 ? steps : [...steps].reverse()) await step();
    if (round < 0) for (const kept of Object.values(times)) kept.length = 0; // The first round fills caches.
  }
  return { spec, times };
}

async function labTime(lab, count) {
  const started = performance.now();
  const planned = Array.from({ length: count }, () => trial((trials += 1)));
  const captures = await Promise.all(planned.map((each) => lab.run(each)));
  const ms = performance.now() - started;
  for (const { outcome } of captures)
    if (outcome.kind !== 'completed' || outcome.exitCode !== 0)
      throw new Error(`a trial did not complete: ${JSON.stringify(outcome)}`);
  return ms;
}

/** The bare side, see bare-client.mjs. */
async function openBare(subject) {
  const script = fileURLToPath(new URL('bare-client.mjs', import.meta.url));
  const inside = ['sh', '-ec', 'ip link set lo up; exec "$@"', 'sh', process.execPath, script];
  const child = spawn('unshare', ['--user', '--map-root-user', '--net', ...inside], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const spec = bareSpec(subject);
  return {
    run: async (count) => {
      child.stdin.write(`${JSON.stringify({ specs: Array.from({ length: count }, () => spec) })}\n`);
      const { ms, ended } = JSON.parse((await lines.next()).value);
      if (ended.some((exitCode) => exitCode !== 0)) throw new Error(`a bare run ended with ${ended.join()}`);
      return ms;
    },
    close: () => child.stdin.end(),
  };
}

/** What the lab would show the subject, with paths of the host. */
function bareSpec(subject) {
  const limits = { timeoutMs: TIMEOUT_MS, outputBytes: 1 << 20, bodyBytes: 1 << 20 };
  const { spec } = sandboxSpec(subject, FACTORS, trial(0), scenarioNamed('reply'), limits);
  const outside = (word) =>
    subject.mounts.reduce(
      (text, { from, to }) => (text === to || text.startsWith(`${to}/`) ? from + text.slice(to.length) : text),
      word,
    );
  return {
    argv: spec.argv.map(outside),
    env: spec.env,
    home: spec.home,
    workDir: spec.workDir,
    endpoint: GATEWAY.setting.endpoint,
    files: spec.files.filter((file) => 'text' in file && file.path.startsWith(`${spec.home}/`)),
  };
}

function table(measurements) {
  const head = ['subject', 'bare ms', 'lab ms', 'lab/bare', '2 in turn ms', '2 at once ms', 'workers 2:1', 'bare 2:1'];
  const body = measurements.map(({ spec, times }) => {
    const [bare, lab, inTurn, atOnce, bareAtOnce] = ['bare', 'lab', 'inTurn', 'atOnce', 'bareAtOnce'].map((key) =>
      median(times[key]),
    );
    const figures = [bare, lab].map(Math.round);
    return [
      spec,
      ...figures,
      ratio(lab, bare),
      Math.round(inTurn),
      Math.round(atOnce),
      ratio(inTurn, atOnce),
      ratio(2 * bare, bareAtOnce),
    ];
  });
  const lines = [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`);
  return [`${rounds} rounds, medians, ${os.cpus().length} cores, node ${process.version}`, '', ...lines].join('\n');
}

function ratio(one, other) {
  return (one / other).toFixed(2);
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
