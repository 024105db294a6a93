/**
 * Measures how fast the analysis judges, and how its time grows with the number of trials. Derives
 * any number of trials from the captures of a real bundle: each copies one of the bundle's trials
 * and replaces its ids (runs of eight or more hexadecimal digits), equal ones alike, so that no two
 * trials have the same bytes. Reads, aligns, associates and judges in one process. Writes nothing.
 *
 *   npm run build && node bench/analysis-speed.mjs BUNDLE                 64, 256, 1024 and 4096 trials
 *   node bench/analysis-speed.mjs --trials 64,512 BUNDLE
 *   node bench/analysis-speed.mjs --whole BUNDLE                          compares with reading every message whole
 *
 * MB/s: captured bytes (requests, files, handshakes, output) by CPU time of one core.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { alignCaptures, readerOf } from '../dist/core/align/align.js';
import { Interner } from '../dist/core/align/read/intern.js';
import { fileKey, messageOf } from '../dist/core/align/read/message.js';
import { maskableRenderings } from '../dist/core/renderings/index.js';
import { assess, judge } from '../dist/core/verdict/index.js';
import { prng } from '../dist/core/design/index.js';
import { openBundle } from '../dist/store/index.js';

const { values, positionals } = parseArgs({
  options: { trials: { type: 'string', default: '64,256,1024,4096' }, whole: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const bundle = openBundle(positionals[0] ?? '');
const originals = bundle.captures().filter(({ outcome }) => outcome.kind === 'completed');
const random = prng(1);
const inMemory = new Map();

process.stdout.write(
  values.whole
    ? '| trials | MB | read s | read whole s | messages | other trees |\n|---|---|---|---|---|---|\n'
    : '| trials | MB | read s | align s | associate and judge s | MB/s read | MB/s in all | ms a trial |\n|---|---|---|---|---|---|---|---|\n',
);
for (const count of values.trials.split(',').map(Number)) process.stdout.write(`${measured(count)}\n`);

function measured(count) {
  const blobs = new Map();
  const captures = Array.from({ length: count }, (_, index) => remade(index, blobs));
  const read = (hash) => blobs.get(hash) ?? kept(hash);
  const megabytes = captures.flatMap(contents).reduce((sum, hash) => sum + read(hash).length, 0) / 1e6;
  const renderings = maskableRenderings(bundle.head.factors, captures);
  const started = process.cpuUsage();
  const reader = readerOf(read);
  captures.forEach((capture, trial) => reader.messagesOf(capture, trial));
  const afterReading = secondsSince(started);
  if (values.whole)
    return `| ${[count, megabytes.toFixed(1), afterReading.toFixed(1), ...besideWhole(captures, read, reader)].join(' | ')} |`;
  const alignment = alignCaptures(captures, read, renderings, reader);
  const afterAligning = secondsSince(started);
  const { subject, factors, replay, design } = bundle.head;
  const trials = captures.map(({ trial }) => trial);
  const facts = { subject: subject.identity, replay, notVaried: {}, serverSwitches: [], limits: [] };
  judge(assess({ design: { ...design, trials }, captures, alignment }, factors), facts);
  const all = secondsSince(started);
  const seconds = [afterReading, afterAligning - afterReading, all - afterAligning];
  const rates = [afterReading, all].map((spent) => (megabytes / spent).toFixed(0));
  const cells = [count, megabytes.toFixed(1), ...seconds.map((one) => one.toFixed(1)), ...rates];
  return `| ${[...cells, ((1000 * all) / count).toFixed(1)].join(' | ')} |`;
}

/**
 * Seconds of reading every message whole (equal files once, as always), messages, and how many were
 * read as another tree.
 */
function besideWhole(captures, read, reader) {
  const interner = new Interner();
  const files = new Map();
  const whole = (event) => {
    const said = messageOf(event, read);
    if (said !== null) interner.place(said.place);
    return said;
  };
  const started = process.cpuUsage();
  const said = captures.map(({ events }) =>
    events
      .map((event) => {
        if (event.kind !== 'file') return whole(event);
        const key = fileKey(event);
        const known = files.get(key) ?? whole(event);
        files.set(key, known);
        return known;
      })
      .filter((one) => one !== null),
  );
  const seconds = secondsSince(started);
  const sent = captures.flatMap((capture, trial) => reader.messagesOf(capture, trial));
  const other = said.flat().filter(({ place }, index) => reader.interner.place(place) !== sent[index]?.place).length;
  return [seconds.toFixed(1), sent.length, other];
}

/** CPU time of this process. */
function secondsSince(started) {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/**
 * Content of the bundle, in memory from the first time on: what is timed is the analysis, not the
 * disk.
 */
function kept(hash) {
  if (!inMemory.has(hash)) inMemory.set(hash, bundle.readBlob(hash));
  return inMemory.get(hash);
}

/** Hashes of all contents that a trial captured of its subject, one for each time. */
function contents({ events }) {
  return events
    .map((event) => (event.kind === 'http' ? event.request : event))
    .flatMap((said) => ['raw', 'body', 'payload', 'start', 'hello', 'bytes'].map((name) => said[name]))
    .filter((hash) => typeof hash === 'string');
}

/** A trial of the bundle under another number, its requests with new ids. */
function remade(index, blobs) {
  const original = originals[index % originals.length];
  const ids = new Map();
  const renamed = (id) => ids.get(id) ?? ids.set(id, fresh(id)).get(id);
  const events = original.events.map((event) => {
    if (event.kind !== 'http') return event;
    const part = event.request.form === 'h1' ? 'raw' : 'body';
    const text = Buffer.from(bundle.readBlob(event.request[part])).toString('latin1');
    const bytes = Buffer.from(text.replace(/(?<![0-9a-f])[0-9a-f]{8,}(?![0-9a-f])/g, renamed), 'latin1');
    const hash = createHash('sha256').update(bytes).digest('hex');
    blobs.set(hash, bytes);
    return { ...event, request: { ...event.request, [part]: hash } };
  });
  return { ...original, events, trial: { ...original.trial, id: String(index + 1).padStart(3, '0') } };
}

/**
 * As long, and of digits only where the old one is; then without a zero in front, so that a number
 * stays one.
 */
function fresh(id) {
  const digits = /^\d+$/.test(id) ? 10 : 16;
  return Array.from(id, (digit, at) =>
    (at === 0 && digits === 10 && digit !== '0' ? 1 + random.below(9) : random.below(digits)).toString(digits),
  ).join('');
}
