/**
 * Classes, tried as an adversary would: whole messages by environment go through carriers, alignment and classification, and
 * what is worst in them comes out. Association is left out: the factors are given.
 */
import { alignCaptures } from '../../../src/core/align/align.ts';
import { absorbAdjacent } from '../../../src/core/classify/revise.ts';
import { classify, type Classification } from '../../../src/core/classify/index.ts';
import type { Finding } from '../../../src/core/classify/finding.ts';
import { kindOf } from '../../../src/core/carriers/kind.ts';
import { allRenderings, maskableRenderings } from '../../../src/core/renderings/index.ts';
import { trialTable } from '../../../src/core/statistics/trial-table.ts';
import { FACTORS } from '../../../src/core/factors/index.ts';
import { TELL_CLASSES, type Assignment, type Capture, type Factor } from '../../../src/core/model/index.ts';
import { capture, jsonRequest, memoryBlobs, rawRequest, trialId, type MemoryBlobs } from '../messages/captures.ts';

/** Half an hour before midnight UTC: east of UTC it is Monday, 23 November already. */
export const CLOCK = Date.UTC(2026, 10, 22, 23, 30);

export interface Said {
  readonly class: Classification['class'] | 'nothing';
  readonly disguise: string;
  readonly because: string;
}

/** What one trial sends. */
export type Speak = (blobs: MemoryBlobs, assignment: Assignment) => Capture['events'];

/** Every combination of the factors' levels, twice; the worst place that is found. */
export function worstOf(factors: readonly string[], speak: Speak, facts: Facts = () => ({})): Said {
  const worst = placesOf(factors, speak, facts).sort(
    (a, b) => TELL_CLASSES.indexOf(a.class) - TELL_CLASSES.indexOf(b.class),
  )[0];
  return worst === undefined
    ? { class: 'nothing', disguise: 'none', because: '' }
    : { class: worst.class, disguise: worst.disguise, because: worst.because };
}

export type Facts = (assignment: Assignment) => Readonly<Record<string, string>>;

/** Every slot, classified; and what alignment set aside as a rendering, which is overt by itself. */
function placesOf(factors: readonly string[], speak: Speak, facts: Facts): Classification[] {
  const blobs = memoryBlobs();
  const captures = assignments(factors).map((assignment, index) =>
    capture(trialId(index), speak(blobs, assignment), { assignment, startedAt: CLOCK, facts: facts(assignment) }),
  );
  const alignment = alignCaptures(captures, blobs.read, maskableRenderings(FACTORS, captures));
  const names = Object.fromEntries(
    varied(factors).map(({ name, levels }) => [name, levels.map((level) => level.name)]),
  );
  const table = trialTable(
    captures.map(({ trial }) => trial),
    names,
  );
  const renderings = allRenderings(FACTORS, captures);
  // Sizes and times are no groups of their own: association leaves them out.
  const said = alignment.slots.filter(({ carrier }) => kindOf(carrier) !== 'quantity');
  const members = said.map((slot) => {
    const symbols = table.trials.map(({ id }) => slot.symbols.get(id) ?? null);
    const finding = { response: { slot, symbols }, dependence: JUDGED, factors, table, alignment, renderings };
    return { slot, symbols, classification: classify(finding) };
  });
  const rendered = alignment.rendered.map(
    ({ factor, what }): Classification => ({
      class: 'overt',
      disguise: 'none',
      because: `${factor} can be read there as it is (${what})`,
    }),
  );
  const groups = [...grouped(members).values()];
  return [...groups.flatMap((group) => absorbAdjacent(group).map(({ classification }) => classification)), ...rendered];
}

/** As association groups places: those that split the trials alike. */
function grouped<T extends { readonly symbols: readonly (string | null)[] }>(members: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const key = member.symbols.map((symbol) => member.symbols.indexOf(symbol)).join();
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return groups;
}

/** Steady, as far as classification looks. */
const JUDGED = { region: undefined } as unknown as Finding['dependence'];

const varied = (names: readonly string[]): Factor[] => FACTORS.filter(({ name }) => names.includes(name));

function assignments(names: readonly string[]): Assignment[] {
  const all = varied(names).reduce<Assignment[]>(
    (made, { name, levels }) => made.flatMap((one) => levels.map((level) => ({ ...one, [name]: level.name }))),
    [{}],
  );
  return [...all, ...all];
}

/** A JSON request with this as its system prompt. */
export const prompt =
  (text: (assignment: Assignment) => string): Speak =>
  (blobs, assignment) => [jsonRequest(blobs, { model: 'm', system: text(assignment), stream: true })];

/** A request with exactly these lines between request line and body. */
export const headers =
  (lines: (assignment: Assignment) => readonly string[]): Speak =>
  (blobs, assignment) => [
    rawRequest(
      blobs,
      'https://api.vendor.example',
      `GET /v1/models HTTP/1.1\r\n${['Host: api.vendor.example', ...lines(assignment)].join('\r\n')}\r\n\r\n`,
    ),
  ];

/** A JSON body exactly as written. */
export const body =
  (json: (assignment: Assignment) => string): Speak =>
  (blobs, assignment) => {
    const text = json(assignment);
    const head = `POST /v1/messages HTTP/1.1\r\nHost: api.vendor.example\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
    return [rawRequest(blobs, 'https://api.vendor.example', head + text)];
  };
