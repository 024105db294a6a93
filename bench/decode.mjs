/**
 * Checks `decode` on fresh captures. For each joint state of a bundle's covert tells, runs the
 * subject once more in an environment of that state, writes its requests to files in three formats,
 * decodes them with the bundle as codebook, and compares the result with the environment.
 *
 *   npm run bench:decode -- BUNDLE        a bundle of an audit that found covert tells
 *
 * Prints one Markdown row a state and format. Exit code 1: one was decoded wrongly, or not at all.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resolveSubject } from '../dist/lab/subjects/index.js';
import { runSingleTrial } from '../dist/lab/pool/single-trial.js';
import { openBundle } from '../dist/store/index.js';
import { logOf, requestsOf, archiveOf } from './decode/forms.mjs';

/** @typedef {Record<string, string>} Cell */
/** @typedef {{ symbols: Record<string, string>, cell: Cell }} State */

const [dir] = process.argv.slice(2);
if (dir === undefined) {
  process.stderr.write('error: no bundle\nhint: npm run bench:decode -- NAME.tellproof\n');
  process.exit(64);
}
const bundle = openBundle(dir);
const verdict = JSON.parse(bundle.verdict() ?? '{"tells":[]}');
const covert = verdict.tells.filter(
  (/** @type {any} */ tell) => tell.class === 'covert' && tell.carrier.startsWith('text.'),
);
const states = statesOf(covert);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'tellproof-decode-'));
let wrong = 0;
try {
  process.stdout.write(
    '| state | environment | form | symbols read | environment left | right |\n|---|---|---|---|---|---|\n',
  );
  const subject = await resolveSubject(bundle.head.subject.spec);
  for (const [index, state] of states.entries()) wrong += await tryState(subject, state, index);
} finally {
  rmSync(scratch, { recursive: true });
}
process.stdout.write(`\n${states.length} states, ${wrong} decoded wrongly\n`);
process.exitCode = states.length === 0 || wrong > 0 ? 1 : 0;

/**
 * One environment for each combination of symbols that some environment writes. @param {any[]}
 * tells @returns {State[]}
 */
function statesOf(tells) {
  /** @type {State[]} */
  let found = tells.length === 0 ? [] : [{ symbols: {}, cell: {} }];
  for (const tell of tells)
    found = found.flatMap((state) =>
      tell.codebook.flatMap((/** @type {any} */ { symbol, cells }) => {
        const cell = cells.find((/** @type {Cell} */ one) => agrees(one, state.cell, tells, state.symbols));
        return cell === undefined
          ? []
          : [{ symbols: { ...state.symbols, [tell.id]: symbol }, cell: { ...state.cell, ...cell } }];
      }),
    );
  return found;
}

/**
 * Levels that were chosen may be exchanged for others of the same symbols. @param {Cell} one @param
 * {Cell} cell @param {any[]} tells @param {Record<string, string>} symbols
 */
function agrees(one, cell, tells, symbols) {
  const joint = { ...cell, ...one };
  return tells.every(
    (tell) =>
      symbols[tell.id] === undefined ||
      tell.codebook.some(
        (/** @type {any} */ { symbol, cells }) =>
          symbol === symbols[tell.id] &&
          cells.some((/** @type {Cell} */ known) =>
            Object.entries(known).every(([factor, level]) => joint[factor] === level),
          ),
      ),
  );
}

/**
 * @param {any} subject @param {State} state @param {number} index @returns {Promise<number>} how
 * many forms were decoded wrongly
 */
async function tryState(subject, state, index) {
  const { factors } = bundle.head;
  const reference = Object.fromEntries(factors.map(({ name, levels }) => [name, levels[0].name]));
  const assignment = { ...reference, ...state.cell };
  const blobDir = path.join(scratch, `blobs-${index}`);
  mkdirSync(blobDir);
  const capture = await runSingleTrial({ subject, factors, assignment, scenario: 'reply', blobDir, timeoutMs: 60_000 });
  const forms = { requests: requestsOf, har: archiveOf, 'json-lines': logOf };
  let failed = 0;
  for (const [form, write] of Object.entries(forms)) {
    const file = path.join(scratch, `${index}.${form}`);
    writeFileSync(file, write(capture, blobDir));
    const read = decoded(file);
    const right = read.length > 0 && read.every((message) => isRight(message, state));
    failed += right ? 0 : 1;
    process.stdout.write(
      `| ${[index + 1, wordsOf(state.cell), form, ...summary(read), right ? 'yes' : 'NO'].join(' | ')} |\n`,
    );
  }
  return failed;
}

/** Messages in which every covert tell was read. @param {string} file @returns {any[]} */
function decoded(file) {
  const main = path.join(import.meta.dirname, '..', 'dist', 'cli', 'main.js');
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, 'decode', dir ?? '', file, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 1) throw new Error(`decode ended with ${status}: ${stderr}`);
  return JSON.parse(stdout).files[0].decoded.filter((/** @type {any} */ message) =>
    covert.every((/** @type {any} */ { id }) =>
      message.readings.some((/** @type {any} */ one) => one.tell === id && one.outcome.kind === 'read'),
    ),
  );
}

/** @param {any} message @param {State} state */
function isRight(message, { symbols, cell }) {
  const read = Object.entries(symbols).every(([id, symbol]) =>
    message.readings.some((/** @type {any} */ one) => one.tell === id && one.outcome.symbol === symbol),
  );
  const left = message.covert.kind === 'left' ? message.covert.factors : [];
  return (
    read &&
    Object.entries(cell).every(([factor, level]) =>
      left.some((/** @type {any} */ one) => one.factor === factor && one.levels.includes(level)),
    )
  );
}

/** @param {Cell} cell */
function wordsOf(cell) {
  return Object.entries(cell)
    .map((pair) => pair.join(' '))
    .join(', ');
}

/** @param {any[]} messages @returns {string[]} */
function summary([message]) {
  if (message === undefined) return ['none', 'none'];
  const symbols = message.readings
    .filter((/** @type {any} */ one) => one.class === 'covert' && one.outcome.kind === 'read')
    .map((/** @type {any} */ one) => `${one.tell} ${one.outcome.symbol}`);
  const left =
    message.covert.factors?.map((/** @type {any} */ one) => `${one.factor} ${one.levels.length} of ${one.of}`) ?? [];
  return [symbols.join(', '), left.join(', ')];
}
