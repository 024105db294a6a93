/**
 * Checks decoding on real bundles: decodes every trial with its own bundle's verdict. The readings
 * must leave the environment in which the trial ran.
 *
 *   node bench/own-trials.mjs BUNDLE...
 *
 * Prints one Markdown row a bundle, with counts of pairs of a tell and a trial. Exit code 1: a
 * reading excluded the true environment.
 */
import path from 'node:path';
import { decode, readTrial } from '../dist/core/decoding/index.js';
import { openBundle } from '../dist/store/index.js';

/** Worst first: what counts for a pair where several messages may hold the tell. */
const RANKS = ['wrong', 'read', 'not-in-codebook', 'unread', 'no message'];

process.stdout.write(
  '| bundle | subject | tells | trials | covert tells | pairs read, truth left | truth ruled out | ',
);
process.stdout.write('not in the codebook | not read | no such message |\n|---|---|---|---|---|---|---|---|---|---|\n');
let wrong = 0;
for (const dir of process.argv.slice(2)) wrong += judge(dir);
process.exitCode = wrong > 0 ? 1 : 0;

/** @param {string} dir @returns {number} readings that rule the truth out */
function judge(dir) {
  const bundle = openBundle(dir);
  const verdict = JSON.parse(bundle.verdict() ?? '{"tells":[]}');
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(RANKS.map((rank) => [rank, 0]));
  const covert = { read: 0, of: 0 };
  const captures = bundle.captures().filter(({ outcome }) => outcome.kind !== 'lab-failed');
  for (const capture of captures) {
    const outcomes = outcomesIn(verdict, capture, bundle);
    for (const tell of verdict.tells) {
      const outcome = RANKS.find((rank) => outcomes.get(tell.id)?.has(rank)) ?? 'no message';
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (tell.class !== 'covert') continue;
      covert.of += 1;
      covert.read += outcome === 'read' ? 1 : 0;
    }
  }
  const { name, version } = verdict.subject;
  const cells = [path.basename(dir), `${name} ${version ?? ''}`, verdict.tells.length, captures.length];
  const figures = [`${covert.read} of ${covert.of}`, counts['read'], counts['wrong'], counts['not-in-codebook']];
  process.stdout.write(`| ${[...cells, ...figures, counts['unread'], counts['no message']].join(' | ')} |\n`);
  return counts['wrong'] ?? 0;
}

/**
 * @param {any} verdict @param {any} capture @param {any} bundle @returns {Map<string, Set<string>>}
 */
function outcomesIn(verdict, capture, bundle) {
  const [file] = decode(verdict, [{ file: capture.trial.id, ...readTrial(capture, bundle.readBlob) }]);
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const { tell, certain, outcome } of file?.decoded.flatMap(({ readings }) => readings) ?? []) {
    const isTrue =
      outcome.kind !== 'read' || !certain || outcome.cells.some((cell) => isCell(cell, capture.trial.assignment));
    found.set(tell, (found.get(tell) ?? new Set()).add(isTrue ? outcome.kind : 'wrong'));
  }
  return found;
}

/**
 * @param {Readonly<Record<string, string>>} cell @param {Readonly<Record<string, string>>}
 * assignment
 */
function isCell(cell, assignment) {
  return Object.entries(cell).every(([factor, level]) => assignment[factor] === level);
}
