/**
 * Calibration: audits of a tool that depends on nothing, simulated from its own captures.
 *
 *   npm run calibrate -- AA.tellproof... [--audits 3000] [--designs 20]
 *
 * Each bundle comes from identical environments (`tellproof audit … --aa --trials 130`). A
 * simulated audit takes a default design and gives each planned trial the capture of a trial drawn
 * from the bundle without replacement (starting again when all are used). It plans confirming
 * trials as a real audit does, and judges. Every tell is a false alarm.
 *
 * Prints the alarms with the exact 95 % upper bound of their rate (Clopper & Pearson, Biometrika
 * 26, 1934), and a test of whether p-values are uniform: one randomised exact p an audit, which is
 * uniform for a discrete test, by Kolmogorov's test with asymptotic critical values. Exit code 1:
 * the bound is missed or uniformity is rejected. Must not tune the method.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { alignCaptures } from '../dist/core/align/align.js';
import { hypergeometricTail } from '../dist/core/statistics/exact-tests.js';
import { maskableRenderings } from '../dist/core/renderings/index.js';
import { assess, judge } from '../dist/core/verdict/index.js';
import { recoveryCounts } from '../dist/core/plant/recovery-counts.js';
import { confirmingTrials } from '../dist/audit/judge.js';
import { prng, ROUNDS, screenDesign } from '../dist/core/design/index.js';
import { FACTORS } from '../dist/core/factors/index.js';
import { openBundle } from '../dist/store/index.js';

/**
 * @typedef {{ bundle: string, alarm: boolean, unsettled: boolean, smallest: number, uniform: number
 * | null, why: string }} Result
 */

const WORKERS = 2;
/** Kolmogorov's limit law: critical values of D times the root of n. */
const KOLMOGOROV = { '5 %': 1.358, '1 %': 1.628 };

if (isMainThread) process.exitCode = await main();
else for (const result of audits(workerData)) parentPort?.postMessage(result);

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { audits: { type: 'string', default: '3000' }, designs: { type: 'string', default: '20' } },
  });
  if (positionals.length === 0) {
    process.stderr.write(
      'error: no bundle of identical environments\nhint: make one: tellproof audit SUBJECT --aa --trials 130 --out AA.tellproof\n',
    );
    return 64;
  }
  const began = performance.now();
  const each = Math.ceil(Number(values.audits) / positionals.length);
  const jobs = Array.from({ length: WORKERS }, (_, worker) =>
    work({ bundles: positionals, each, designs: Number(values.designs), worker }),
  );
  const results = (await Promise.all(jobs)).flat();
  process.stdout.write(
    `| bundle | null audits | with an alarm | 95 % upper bound | wrongly inconclusive | Kolmogorov's D·√n |\n|---|---|---|---|---|---|\n`,
  );
  for (const bundle of positionals)
    process.stdout.write(
      row(
        bundle,
        results.filter((one) => one.bundle === bundle),
      ),
    );
  process.stdout.write(row('all', results));
  for (const level of [0.001, 0.01, 0.05, 0.1]) {
    const share = results.filter(({ smallest }) => smallest <= level).length / results.length;
    process.stdout.write(`smallest family-wise p at most ${level}: ${share.toFixed(4)} of audits\n`);
  }
  for (const { bundle, why } of results.filter(({ alarm }) => alarm))
    process.stdout.write(`alarm in ${bundle}: ${why}\n`);
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  return upperBound(results.filter(({ alarm }) => alarm).length, results.length) <= 0.001 &&
    kolmogorov(results) < KOLMOGOROV['1 %']
    ? 0
    : 1;
}

/** @param {unknown} data @returns {Promise<Result[]>} */
function work(data) {
  return new Promise((resolve, reject) => {
    /** @type {Result[]} */
    const results = [];
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.on('message', (result) => {
      results.push(result);
      if (results.length % 100 === 0) process.stderr.write(`worker ${data.worker}: ${results.length}\n`);
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve(results));
  });
}

/** @param {string} name @param {Result[]} results */
function row(name, results) {
  const alarms = results.filter(({ alarm }) => alarm).length;
  const unsettled = results.filter((one) => one.unsettled).length;
  const cells = [
    name,
    results.length,
    alarms,
    upperBound(alarms, results.length).toFixed(5),
    unsettled,
    kolmogorov(results).toFixed(3),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** Clopper-Pearson: the rate at which so few hits of n would be seen with 5 % probability. */
export function upperBound(hits, n, level = 0.05) {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    let [term, sum] = [(1 - middle) ** n, 0];
    for (let k = 0; k <= hits; k++) {
      sum += term;
      term *= ((n - k) / (k + 1)) * (middle / (1 - middle));
    }
    if (sum > level) low = middle;
    else high = middle;
  }
  return high;
}

/** @param {Result[]} results */
function kolmogorov(results) {
  const ps = results.flatMap(({ uniform }) => (uniform === null ? [] : [uniform])).sort((a, b) => a - b);
  const off = ps.map((p, index) => Math.max(p - index / ps.length, (index + 1) / ps.length - p));
  return Math.max(0, ...off) * Math.sqrt(ps.length);
}

/** @param {{ bundles: string[], each: number, designs: number, worker: number }} job */
function* audits({ bundles, each, designs, worker }) {
  for (const dir of bundles) {
    const bundle = openBundle(dir);
    const captures = bundle.captures().filter(({ outcome }) => outcome.kind === 'completed');
    const alignment = alignCaptures(captures, bundle.readBlob, maskableRenderings(bundle.head.factors, captures));
    const planned = new Map();
    for (let nth = worker; nth < each; nth += WORKERS) {
      const seed = 1 + (nth % designs);
      const factors = Object.fromEntries(FACTORS.map(({ name, levels }) => [name, levels.map((level) => level.name)]));
      const design = planned.get(seed) ?? screenDesign({ factors, seed, strength: 3, scenarios: ['reply'] });
      planned.set(seed, design);
      yield { bundle: dir, ...nullAudit({ captures, alignment }, design, prng(1_000_003 * (nth + 1))) };
    }
  }
}

/** One audit of a subject for which the environment makes no difference. */
function nullAudit(source, screen, random) {
  const drawn = random.shuffle(source.captures);
  let design = screen;
  let assessment = assess(evidenceFor(source, design, drawn), FACTORS);
  for (let rounds = 0; rounds < ROUNDS.length; rounds++) {
    const fresh = confirmingTrials(assessment, { rounds });
    if (fresh.length === 0) break;
    design = { ...design, trials: [...design.trials, ...fresh] };
    assessment = assess(evidenceFor(source, design, drawn), FACTORS);
  }
  const verdict = judge(assessment, {
    subject: { name: 'calibration', version: null, integrity: null, platform: 'linux-x64' },
    replay: '',
    notVaried: {},
    serverSwitches: [],
    limits: [],
    plants: recoveryCounts([], []),
  });
  const { dependences, grouped, table } = assessment.association;
  return {
    alarm: verdict.tells.length > 0,
    unsettled: verdict.reasons.includes('unconfirmed-hypothesis'),
    smallest: Math.min(1, ...dependences.map(({ p }) => p)),
    uniform: randomisedP(grouped.groups, table, random),
    why: verdict.tells
      .map(({ carrier, address, dependsOn, p }) => `${carrier} ${address} on ${dependsOn.join('+')}, p ${p}`)
      .join('; '),
  };
}

/** What this design would have captured. */
function evidenceFor({ alignment }, design, drawn) {
  const from = new Map(design.trials.map(({ id }, index) => [id, drawn[index % drawn.length]]));
  const sources = new Map();
  const slots = alignment.slots.map((slot) => {
    const symbols = new Map(design.trials.map(({ id }) => [id, slot.symbols.get(from.get(id).trial.id) ?? null]));
    const moved = { ...slot, symbols };
    sources.set(moved, slot);
    return moved;
  });
  return {
    design,
    captures: design.trials.map((trial) => ({ ...from.get(trial.id), trial })),
    alignment: {
      ...alignment,
      slots,
      rendered: [],
      context: (slot, trial) => alignment.context(sources.get(slot), from.get(trial).trial.id),
    },
  };
}

/**
 * Fisher's exact test of one group (a place, or a feature of a random value) against one level,
 * both drawn, with its p spread over the step that it stands on. The symbol is the most frequent
 * one: chosen by counts alone, which say nothing of the arrangement.
 */
function randomisedP(groups, table, random) {
  const group = groups[random.below(Math.max(1, groups.length))];
  if (group === undefined) return null;
  const factor = random.below(table.factors.length);
  const level = random.below(table.factors[factor].levels.length);
  const rows = [...group.labels.keys()].filter((row) => group.labels[row] >= 0);
  const symbol = mostFrequent(group, rows);
  const inside = rows.filter((row) => table.columns[factor][row] === level);
  const hits = (some) => some.filter((row) => group.responses[0].symbols[row] === symbol).length;
  const tail = (least) => hypergeometricTail(least, inside.length, hits(rows), rows.length);
  const above = tail(hits(inside) + 1);
  return above + (random.next() / 2 ** 32) * (tail(hits(inside)) - above);
}

function mostFrequent({ responses: [place] }, rows) {
  const counts = new Map();
  for (const row of rows) counts.set(place.symbols[row], (counts.get(place.symbols[row]) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
