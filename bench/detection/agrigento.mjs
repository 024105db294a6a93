/**
 * Differential analysis in the style of Agrigento (Continella, Fratantonio, Lindorfer, Puccetti,
 * Zand, Kruegel, Vigna: "Obfuscation-Resilient Privacy Leak Detection for Mobile Apps Through
 * Differential Analysis", NDSS 2017):
 *
 *  1. Run the tool in one environment until K = 3 runs in a row show nothing new. Merge the
 *     traffic into a tree of request, key and value. Align differing values (Needleman and Wunsch),
 *     and make their differing parts wildcards.
 *  2. Move one source at a time and hold the others. A key or value that the tree does not explain
 *     is a leak of that source.
 *
 * As in the paper, timestamps are masked before comparison, and values are decoded (URL encoding,
 * base64). The paper also hooks the runtime's random number generator and clock, which is
 * impossible from outside a program. Values that differ between baseline runs replace these hooks.
 */
import { fieldsOf, requestsOf } from './requests.mjs';

const QUIET_RUNS = 3;
const MOST_BASELINE_RUNS = 20;

/**
 * @param run `(assignment) => capture`, one trial in the lab @param readBlob @param factors `[{
 * name, levels }]`, the reference first
 * @returns {Promise<{ alarms: Alarm[], trials: number }>}
 *
 * @typedef {object} Alarm
 * @property {string} message @property {string} address @property {string} factor
 * @property {Record<string, string>} shown what stood there by level of that factor, the reference
 * included
 */
export async function agrigento(run, readBlob, factors) {
  const { tree, trials } = await baseline(run, readBlob);
  let moved = 0;
  const alarms = [];
  for (const { name, levels } of factors.filter(({ levels }) => levels.length > 1)) {
    const byKey = new Map();
    const runs = levels
      .slice(1)
      .map(async (level) => ({ level, seen: treeOf(await run({ [name]: level }), readBlob) }));
    for (const { level, seen } of await Promise.all(runs))
      for (const [key, value] of unexplained(tree, seen)) byKey.set(key, { ...byKey.get(key), [level]: value });
    moved += runs.length;
    for (const [key, values] of byKey) alarms.push(alarmOf(key, name, levels, values));
  }
  return { alarms, trials: trials + moved };
}

async function baseline(run, readBlob) {
  const tree = new Map();
  let quiet = 0;
  let trials = 0;
  while (quiet < QUIET_RUNS && trials < MOST_BASELINE_RUNS) {
    const seen = treeOf(await run({}), readBlob);
    quiet = trials > 0 && unexplained(tree, seen).length === 0 ? quiet + 1 : 0;
    merge(tree, seen, trials === 0);
    trials += 1;
  }
  return { tree, trials };
}

/** Value by `message` and key. */
function treeOf(capture, readBlob) {
  const requests = requestsOf(capture, readBlob);
  const fields = requests.flatMap((request) => {
    const own = [...fieldsOf(request)].map(([key, value]) => [JSON.stringify([request.message, key]), normal(value)]);
    return [[JSON.stringify([request.message, 'message']), 'sent'], ...own];
  });
  return new Map(fields);
}

/** Keys whose value no pattern explains, and keys that every run of the baseline had. */
function unexplained(tree, seen) {
  const added = [...seen].filter(([key, value]) => !(tree.has(key) && matches(tree.get(key).pattern, value)));
  const gone = [...tree].filter(([key, { always }]) => always && !seen.has(key)).map(([key]) => [key, null]);
  return [...added, ...gone];
}

function merge(tree, seen, first) {
  for (const [key, value] of seen) {
    const known = tree.get(key);
    const pattern = known === undefined ? tokens(value) : aligned(known.pattern, tokens(value));
    tree.set(key, { pattern, always: known === undefined ? first : known.always });
  }
  for (const [key, known] of tree) if (!seen.has(key)) tree.set(key, { ...known, always: false });
}

const ISO_TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g;
/** Seconds or milliseconds since 1970, in this decade. */
const EPOCH = /\b1[789]\d{8}(\d{3})?\b/g;

function normal(value) {
  const plain = decodedOnce(value);
  return plain.replace(ISO_TIME, '{time}').replace(EPOCH, '{time}');
}

function decodedOnce(value) {
  if (/%[0-9a-f]{2}/i.test(value)) {
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  }
  if (!/^[\w+/-]{16,}={0,2}$/.test(value)) return value;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return /^[\x20-\x7e\s]+$/.test(text) ? text : value;
}

const WILD = Symbol('anything');

/**
 * Runs of letters and digits are one token, so that a random id becomes a wildcard as a whole, as a
 * labelled one does in the paper.
 */
const tokens = (value) => value.match(/[\p{L}\p{N}]+|[^]/gu) ?? [];

/**
 * Needleman and Wunsch over tokens with one point a match: what both share stays, the rest becomes
 * a wildcard.
 */
function aligned(one, other) {
  if (matchesTokens(one, other)) return one;
  const width = other.length + 1;
  const best = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
      best[i * width + j] = one[i] === other[j] ? best[(i + 1) * width + j + 1] + 1 : skip;
    }
  return traced(one, other, best, width);
}

function traced(one, other, best, width) {
  const pattern = [];
  let [i, j] = [0, 0];
  const wild = () => pattern.at(-1) === WILD || pattern.push(WILD);
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      pattern.push(one[i]);
      [i, j] = [i + 1, j + 1];
      continue;
    }
    wild();
    if (j >= other.length || (i < one.length && best[(i + 1) * width + j] >= best[i * width + j + 1])) i += 1;
    else j += 1;
  }
  return pattern;
}

const matches = (pattern, value) => matchesTokens(pattern, tokens(value));

/**
 * As a regular expression with `.*` for each wildcard; greedy from both ends, piece by piece
 * between.
 */
function matchesTokens(pattern, found) {
  const escaped = (token) => token.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&');
  const source = pattern.map((token) => (token === WILD ? '[^]*' : escaped(token))).join('');
  return new RegExp(`^${source}$`).test(found.map((token) => (token === WILD ? '' : token)).join(''));
}

function alarmOf(key, factor, levels, values) {
  const [message, address] = JSON.parse(key);
  const shown = levels.map((level) => [
    level,
    Object.hasOwn(values, level) ? (values[level] ?? '(absent)') : '(baseline)',
  ]);
  return { message, address, factor, shown: Object.fromEntries(shown) };
}
