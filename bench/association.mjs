/**
 * Runs the method on simulated subjects: one slot with a mark of a given kind beside the usual
 * noise of a client, through the default screen and its confirming rounds. A mark counts as found
 * when it is a tell with exactly its factors, and the only tell.
 *
 *   npm run build && node bench/association.mjs                    every kind, 40 marks each
 *   node bench/association.mjs --count 10 --strength 2 pair triple
 *
 * Prints a Markdown table. A pure computation: only the seconds differ between machines.
 */
import { parseArgs } from 'node:util';
import { associate } from '../dist/core/statistics/associate.js';
import { hypothesesOf } from '../dist/core/verdict/hypotheses.js';
import { ROUNDS, confirmTrials, prng, screenDesign } from '../dist/core/design/index.js';
import { FACTORS } from '../dist/core/factors/index.js';

const { values, positionals } = parseArgs({
  options: { count: { type: 'string', default: '40' }, strength: { type: 'string', default: '3' } },
  allowPositionals: true,
});
const factors = Object.fromEntries(FACTORS.map(({ name, levels }) => [name, levels.map((level) => level.name)]));
const names = Object.keys(factors);

/**
 * @typedef {(assignment: Record<string, string>, random:
 * import('../dist/core/design/prng.js').Prng) => string} Mark
 */

/** Trigger levels of `size` factors, one each, or up to half of the levels. */
function trigger(size, random, wide = false) {
  const chosen = random.shuffle(names).slice(0, size).sort();
  const when = chosen.map((name) => {
    const levels = random.shuffle(factors[name]);
    return [name, new Set(levels.slice(0, wide ? 1 + random.below(Math.floor(levels.length / 2)) : 1))];
  });
  return { set: chosen, hits: (assignment) => when.map(([name, levels]) => levels.has(assignment[name])) };
}

const all = (hits) => hits.every(Boolean);
const odd = (hits) => hits.filter(Boolean).length % 2 === 1;
const conjunction =
  (size, wide, chance = 1) =>
  (random) => {
    const { set, hits } = trigger(size, random, wide);
    return { set, mark: (assignment, noise) => (all(hits(assignment)) && noise.next() / 2 ** 32 < chance ? '/' : '-') };
  };
const parity = (size) => (random) => {
  const { set, hits } = trigger(size, random, true);
  return { set, mark: (assignment) => (odd(hits(assignment)) ? '/' : '-') };
};

/** @type {Record<string, (random: any) => { set: string[], mark: Mark }>} */
const KINDS = {
  single: conjunction(1, false),
  'several levels': conjunction(1, true),
  'several symbols': (random) => {
    const [name] = random.shuffle(names.filter((one) => factors[one].length > 3));
    const symbols = new Map(factors[name].map((level, at) => [level, 'abc'[at % 3]]));
    return { set: [name], mark: (assignment) => symbols.get(assignment[name]) };
  },
  pair: conjunction(2, false),
  'pair, several levels': conjunction(2, true),
  'pair, parity': parity(2),
  triple: conjunction(3, false),
  'triple, several levels': conjunction(3, true),
  'triple, parity': parity(3),
  'single, p 0.3': conjunction(1, false, 0.3),
  'single, p 0.5': conjunction(1, false, 0.5),
  'pair, several levels, p 0.3': conjunction(2, true, 0.3),
  'pair, p 0.3': conjunction(2, false, 0.3),
  'pair, p 0.5': conjunction(2, false, 0.5),
  'triple, p 0.5': conjunction(3, false, 0.5),
};

/** @type {Record<string, (assignment: any, noise: any, id: number) => string>} */
const NOISE = {
  id: (_, noise) => noise.next().toString(16).padStart(8, '0'),
  late: (_, __, id) => (id > 50 ? 'late' : 'early'),
  flaky: (_, noise) => String(noise.below(10) === 0),
  coin: (_, noise) => String(noise.below(2)),
};

function slots(mark, trials, seed) {
  return Object.entries({ mark, ...NOISE }).map(([address, of], index) => ({
    ...{
      sink: 'http',
      message: 'POST /v1 #1',
      carrier: 'text.code-point',
      address,
      position: 0,
      before: '',
      after: '',
    },
    symbols: new Map(
      trials.map(({ id, assignment }) => [
        id,
        of(assignment, prng(seed * 1_000_003 + index * 10_007 + Number(id)), Number(id)),
      ]),
    ),
  }));
}

const screens = new Map();
function screen(seed) {
  const strength = Number(values.strength);
  if (!screens.has(seed)) screens.set(seed, screenDesign({ factors, seed, strength, scenarios: ['reply'] }));
  return screens.get(seed);
}

/**
 * @returns {{ tells: string[][], open: number, trials: number }} factor sets of what is reported,
 * the mark's first
 */
function audit(mark, seed) {
  let design = screen(seed % 4);
  const look = () => associate({ trials: design.trials, factors, slots: slots(mark, design.trials, seed) });
  for (const budget of ROUNDS)
    design = { ...design, trials: [...design.trials, ...confirmTrials(design, hypothesesOf(look()), budget)] };
  const { dependences: judged, table } = look();
  const sets = (status) =>
    judged
      .filter((one) => one.status === status)
      .map(({ set, group }) => `${group.responses[0].slot.address}: ${set.map((f) => table.factors[f].name).sort()}`);
  return { tells: sets('tell'), open: sets('unconfirmed'), trials: design.trials.length };
}

process.stdout.write(`strength ${values.strength}, ${screen(0).trials.length} trials in the screen\n\n`);
process.stdout.write(
  '| mark | tried | found exactly | found with other factors | open | missed | false | trials | s |\n',
);
process.stdout.write('|---|---|---|---|---|---|---|---|---|\n');
for (const [kind, make] of Object.entries(KINDS)) {
  if (positionals.length > 0 && !positionals.includes(kind)) continue;
  const counts = { exact: 0, other: 0, open: 0, missed: 0, false: 0, trials: 0 };
  const began = performance.now();
  for (let index = 0; index < Number(values.count); index++) {
    const { set, mark } = make(prng(1000 + index));
    const { tells, open, trials } = audit(mark, index + 1);
    const own = tells.filter((tell) => tell.startsWith('mark:'));
    if (own.includes(`mark: ${set}`)) counts.exact++;
    else if (own.length > 0) counts.other++;
    else if (open.some((one) => one.startsWith('mark:'))) counts.open++;
    else counts.missed++;
    counts.false += tells.length - own.length;
    counts.trials += trials / Number(values.count);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const { exact, other, open, missed, trials } = counts;
  const cells = [kind, values.count, exact, other, open, missed, counts.false, Math.round(trials), seconds];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
