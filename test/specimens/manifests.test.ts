import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CARRIERS } from '../../src/core/carriers/registry.ts';
import { FACTORS, WATCHERS } from '../../src/core/factors/index.ts';
import {
  type ExpectedTell,
  type SpecimenManifest,
  SPECIMENS,
  specimenFiles,
  specimenList,
  specimenManifest,
} from '../../src/lab/subjects/specimen-manifest.ts';

const ALL_FACTORS = [...FACTORS, ...WATCHERS];

let list: Awaited<ReturnType<typeof specimenList>>;
let manifests: SpecimenManifest[];

beforeAll(async () => {
  list = await specimenList();
  manifests = await inParts(await specimenFiles(), 8, ({ file }) => specimenManifest(file));
});

/** `work` on all, so many at once, in order. */
async function inParts<In, Out>(all: readonly In[], size: number, work: (one: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (let at = 0; at < all.length; at += size) done.push(...(await Promise.all(all.slice(at, at + size).map(work))));
  return done;
}

/** In the registry's order. A name leaves this list with the specimen that carries a mark there. */
const WITHOUT_SPECIMEN = [
  'message.size',
  'http.content-coding',
  'http2.form',
  'http2.presence',
  'http2.count',
  'http2.order',
  'http2.value',
  'dns.resolver',
  'dns.form',
  'dns.id',
  'dns.presence',
  'dns.order',
  'dns.value',
  'tls.form',
  'tls.record',
  'tls.presence',
  'tls.count',
  'tls.grease',
  'tls.value',
  'tls.key',
  'tls.padding-length',
  'tls.ja3',
  'tls.ja4',
  'tls.refusal',
  'tcp.destination',
  'packet.destination',
  'packet.header',
  'output.form',
  'file.kind',
  'bytes.digest',
  'git.object',
  'git.presence',
  'git.count',
  'git.order',
  'git.value',
  'git.reference',
  'git.coded-bytes',
];

const scripts = (folder: string): string[] =>
  readdirSync(path.join(SPECIMENS, folder)).flatMap((name) =>
    name.endsWith('.mjs') ? [name.slice(0, -'.mjs'.length)] : [],
  );

const ofKind = (kind: SpecimenManifest['kind']): SpecimenManifest[] =>
  manifests.filter((manifest) => manifest.kind === kind);
const named = (wrong: readonly SpecimenManifest[]): string[] => wrong.map(({ name }) => name);
const levelsOf = (factor: string): string[] =>
  ALL_FACTORS.find(({ name }) => name === factor)?.levels.map(({ name }) => name) ?? [];

describe('the list of specimens', () => {
  test('names every file, and no other', () => {
    expect([...list.specimens].sort()).toEqual(scripts('').sort());
    expect([...list.decoys].sort()).toEqual(scripts('decoys').sort());
  });

  test('has the order of the manifests and unique names', () => {
    const names = [...list.specimens, ...list.decoys];
    expect(named(manifests)).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  test('has at least 45 specimens and 25 decoys', () => {
    expect(ofKind('specimen').length).toBeGreaterThanOrEqual(45);
    expect(ofKind('decoy').length).toBeGreaterThanOrEqual(25);
  });
});

describe('every manifest', () => {
  test('of a specimen expects a covert or behavioural tell, and of a decoy nothing covert', () => {
    const isTell = ({ class: tellClass }: ExpectedTell): boolean =>
      tellClass === 'covert' || tellClass === 'behavioural';
    expect(named(ofKind('specimen').filter(({ expected }) => !expected.some(isTell)))).toEqual([]);
    expect(named(ofKind('decoy').filter(({ expected }) => expected.some((tell) => tell.class === 'covert')))).toEqual(
      [],
    );
  });

  test('names existing factors only', () => {
    const factors = new Set(ALL_FACTORS.map(({ name }) => name));
    const said = ({ factors: own, expected }: SpecimenManifest): string[] => [
      ...own,
      ...expected.flatMap(({ dependsOn }) => dependsOn),
    ];
    expect(named(manifests.filter((manifest) => said(manifest).some((factor) => !factors.has(factor))))).toEqual([]);
  });

  test('lists its factors in order, with a codebook over exactly their default levels', () => {
    for (const { name, expected } of manifests)
      for (const { dependsOn, codebook } of expected) {
        expect(dependsOn, name).toEqual([...dependsOn].sort());
        const cells = codebook.flatMap((entry) => entry.cells.map((cell) => JSON.stringify(cell)));
        expect(new Set(cells), name).toEqual(new Set(combinations(dependsOn).map((cell) => JSON.stringify(cell))));
        expect(cells.length, name).toBe(new Set(cells).size);
      }
  });

  test('names only factors that change a symbol', () => {
    for (const { name, expected } of manifests)
      for (const tell of expected)
        expect(
          tell.dependsOn.filter((factor) => !moves(tell, factor)),
          name,
        ).toEqual([]);
  });

  test('is in a file whose header names its kind', () => {
    for (const { name, kind } of manifests) {
      const file = path.join(SPECIMENS, kind === 'decoy' ? 'decoys' : '', `${name}.mjs`);
      expect(readFileSync(file, 'utf8').slice(0, 40), name).toContain(kind.toUpperCase());
    }
  });
});

describe('the specimens together', () => {
  test('have a mark in every carrier but those that have no specimen yet', () => {
    const carried = new Set(manifests.flatMap(({ expected }) => expected.map(({ carrier }) => carrier)));
    expect(CARRIERS.map(({ name }) => name).filter((carrier) => !carried.has(carrier))).toEqual(WITHOUT_SPECIMEN);
  });

  test('depend on every factor but latency, which a specimen could only guess', () => {
    const moved = new Set(manifests.flatMap(({ expected }) => expected.flatMap(({ dependsOn }) => dependsOn)));
    expect(ALL_FACTORS.map(({ name }) => name).filter((factor) => !moved.has(factor))).toEqual(['latency']);
  });

  test('include marks with probabilities below one', () => {
    const probabilities = manifests.flatMap(({ expected }) => expected.flatMap(({ probability }) => probability ?? []));
    expect(probabilities.sort()).toEqual([0.3, 0.5, 0.7]);
  });
});

test('the lists of date-line have a source', () => {
  const lists = JSON.parse(readFileSync(path.join(SPECIMENS, 'date-line.lists.json'), 'utf8')) as { about: string };
  expect(lists.about).toMatch(/issue 67120/);
});

/** Every combination of the default levels of these factors. */
function combinations(factors: readonly string[]): Record<string, string>[] {
  return factors.reduce<Record<string, string>[]>(
    (cells, factor) => cells.flatMap((cell) => levelsOf(factor).map((level) => ({ ...cell, [factor]: level }))),
    [{}],
  );
}

/** Whether the symbol changes somewhere when only this factor does. */
function moves({ dependsOn, codebook }: ExpectedTell, factor: string): boolean {
  const others = dependsOn.filter((name) => name !== factor);
  const symbols = new Map<string, Set<string>>();
  for (const { symbol, cells } of codebook)
    for (const cell of cells) {
      const rest = JSON.stringify(others.map((name) => cell[name]));
      symbols.set(rest, (symbols.get(rest) ?? new Set()).add(symbol));
    }
  return [...symbols.values()].some((shown) => shown.size > 1);
}
