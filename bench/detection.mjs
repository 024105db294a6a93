/**
 * Compares this project's method with existing ones on the specimens, in one run and in the same
 * lab: an Agrigento-style differential analysis, a comparison of two environments, and two scanners
 * for suspicious characters. The scanners read the captures of our audit. The others get their own
 * trials from the lab, with the same subject and levels.
 *
 *   npm run bench:detection                       every specimen and decoy
 *   npm run bench:detection -- date-line local-date
 *   npm run bench:detection -- --out rows.json      saves each row, and continues from saved rows
 *
 * Prints the result of each method for each subject, then the table for docs/results.md. Its
 * figures are defined in bench/detection/score.mjs.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runSelftest } from '../dist/audit/selftest/index.js';
import { openLab } from '../dist/lab/pool/pool.js';
import { resolveSubject } from '../dist/lab/subjects/index.js';
import { verdictJson } from '../dist/report/index.js';
import { blobsDir, openBundle } from '../dist/store/index.js';
import { agrigento } from './detection/agrigento.mjs';
import { pairwise } from './detection/pairwise.mjs';
import { scanned, SCANNERS } from './detection/scanners.mjs';
import { ofAgrigento, ofOurs, ofPairwise, ofScanner } from './detection/score.mjs';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, out: { type: 'string' } },
  allowPositionals: true,
});
const list = JSON.parse(readFileSync(fileURLToPath(new URL('../specimens/list.json', import.meta.url)), 'utf8'));
const names = positionals.length > 0 ? positionals : [...list.specimens, ...list.decoys];
const place = mkdtempSync(path.join(os.tmpdir(), 'detection-'));
const jobs = os.availableParallelism();
const ports = { resolve: ({ spec, ...options }) => resolveSubject(spec, options), open: openLab };
const context = { ports, observe: () => undefined, signal: new AbortController().signal, render: verdictJson };

const rows = values.out !== undefined && existsSync(values.out) ? JSON.parse(readFileSync(values.out, 'utf8')) : [];
for (const name of names) {
  if (rows.some((row) => row.name === name)) continue;
  const row = await tried(name);
  rows.push(row);
  if (values.out !== undefined) writeFileSync(values.out, JSON.stringify(rows));
  process.stdout.write(
    `${row.kind} ${name}: ${Object.entries(row.methods)
      .map(([method, did]) => `${method} ${said(did)}`)
      .join('; ')}\n`,
  );
}
rmSync(place, { recursive: true });
process.stdout.write(`\n${table(rows)}`);

/** One subject by every method. */
async function tried(name) {
  const tested = await runSelftest(
    { names: [name], quick: false, keep: true, seed: Number(values.seed), jobs, place },
    context,
    () => undefined,
  );
  const [row] = tested.rows;
  const bundle = openBundle(path.join(place, `${name}.tellproof`));
  const methods = { ours: { ...ofOurs(row), trials: row.verdict.seen.trials, seconds: row.seconds } };
  Object.assign(methods, await byTrials(row.manifest, bundle), byScanning(row.manifest, bundle));
  rmSync(bundle.dir, { recursive: true });
  return { name, kind: row.manifest.kind, methods, comparison: row.comparison };
}

/** Those that need other trials than ours. */
async function byTrials(manifest, bundle) {
  const { subject, factors } = bundle.head;
  const levels = factors
    .map((factor) => ({ name: factor.name, levels: factor.levels.map((level) => level.name) }))
    .filter((factor) => factor.levels.length > 1);
  const lab = await openLab({ subject, factors, jobs, blobDir: blobsDir(bundle.dir), timeoutMs: 60_000 });
  let next = 0;
  const run = (assignment) => {
    next += 1;
    return lab.run({ id: String(next).padStart(3, '0'), stage: 'screen', block: 0, assignment, scenario: 'reply' });
  };
  try {
    return {
      agrigento: await timed(
        () => agrigento(run, bundle.readBlob, levels),
        (found) => ofAgrigento(manifest, found),
      ),
      pairwise: await timed(
        () => pairwise(run, bundle.readBlob, levels),
        (found) => ofPairwise(manifest, found),
      ),
    };
  } finally {
    await lab.close();
  }
}

async function timed(work, score) {
  const started = performance.now();
  const found = await work();
  return { ...score(found), trials: found.trials, seconds: (performance.now() - started) / 1000 };
}

function byScanning(manifest, bundle) {
  const captures = bundle.captures();
  const entries = Object.keys(SCANNERS).map((scanner) => {
    const started = performance.now();
    const codes = scanned(scanner, captures, bundle.readBlob);
    const seconds = (performance.now() - started) / 1000;
    return [scanner, { ...ofScanner(manifest, codes), trials: captures.length, seconds }];
  });
  return Object.fromEntries(entries);
}

function said({ tells, alarm }) {
  if (tells.length === 0) return alarm ? 'alarm' : 'quiet';
  return tells
    .map(
      (marks) =>
        Object.entries(marks)
          .flatMap(([what, right]) => (right ? [what] : []))
          .join('+') || 'nothing',
    )
    .join(', ');
}

/**
 * Shares over the promised tells of all specimens; alarms over decoys; medians of trials and
 * seconds over all subjects.
 */
function table(all) {
  const methods = Object.keys(all[0].methods);
  const lines = methods.map((method) => {
    const tells = all.filter(({ kind }) => kind === 'specimen').flatMap((row) => row.methods[method].tells);
    const decoys = all.filter(({ kind }) => kind === 'decoy').map((row) => row.methods[method].alarm);
    const share = (key) => `${tells.filter((marks) => marks[key]).length}/${tells.length}`;
    const median = (key) =>
      all.map((row) => row.methods[method][key]).sort((a, b) => a - b)[Math.floor(all.length / 2)];
    const alarms = `${decoys.filter(Boolean).length}/${decoys.length}`;
    return [
      method,
      share('found'),
      alarms,
      share('place'),
      share('factors'),
      share('codebook'),
      median('trials'),
      median('seconds').toFixed(1),
    ];
  });
  const head = [
    'method',
    'found',
    'alarms on decoys',
    'exact place',
    'exact factors',
    'exact codebook',
    'trials',
    'seconds',
  ];
  return `${[head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\nseed ${values.seed}; trials and seconds are medians\n`;
}
