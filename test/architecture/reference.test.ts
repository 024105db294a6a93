import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXIT, EXIT_BY_VERDICT } from '../../src/cli/exit-codes.ts';
import { CARRIERS } from '../../src/core/carriers/registry.ts';
import { FORMATS, UNREAD } from '../../src/core/decoding/index.ts';
import { FACTORS, GROUPS, PROFILES, WATCHERS } from '../../src/core/factors/index.ts';
import {
  BEHAVIOURS,
  DISCLOSURE_STATES,
  DISGUISES,
  REASONS,
  TELL_CLASSES,
  VERDICTS,
} from '../../src/core/model/index.ts';
import { SCENARIOS } from '../../src/lab/scenarios/index.ts';
import { ADAPTERS } from '../../src/lab/subjects/index.ts';
import {
  type SpecimenManifest,
  specimenFiles,
  specimenList,
  specimenManifest,
} from '../../src/lab/subjects/specimen-manifest.ts';
import { COLUMNS } from '../../src/report/survey/columns.ts';
import { STANDINGS } from '../../src/inventory/index.ts';
import { UNREAD_WORDS } from '../../src/report/words.ts';
import { BEHAVIOUR_WORDS, REASON_WORDS } from '../../src/report/words.ts';
import { ROOT } from './source-files.ts';

const reference = readFileSync(path.join(ROOT, 'docs/reference.md'), 'utf8');

type TableRow = readonly [name: string, cells: readonly string[]];

/**
 * Rows of the one table whose header starts with this cell: the first cell without its backquotes, and the others. A list, not
 * a map: a map would hide a row that stands twice.
 */
function table(header: string): readonly TableRow[] {
  const lines = reference.split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith(`| ${header} |`) ? [at] : []));
  const [start] = starts;
  if (start === undefined || starts.length > 1) throw new Error(`${starts.length} tables ${header}`);
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  const cells = lines.slice(start + 2, start + length).map((line) => line.slice(2, -2).split(' | '));
  return cells.map(([first = '', ...rest]) => [first.replaceAll('`', ''), rest]);
}

const keys = (header: string): string[] => table(header).map(([name]) => name);

/** Commands, as the command line itself lists them: one file each. */
const commands = readdirSync(path.join(ROOT, 'src/cli/commands')).map((name) => name.replace('.ts', ''));

let list: Awaited<ReturnType<typeof specimenList>>;
const manifests = new Map<string, SpecimenManifest>();

beforeAll(async () => {
  list = await specimenList();
  const waiting = [...(await specimenFiles())];
  const read = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      manifests.set(next.name, await specimenManifest(next.file));
  };
  await Promise.all([read(), read(), read(), read()]);
});

describe('docs/reference.md lists all there is, and nothing else', () => {
  test('commands', () => expect(keys('command').sort()).toEqual([...commands].sort()));

  test('exit codes', () => {
    const codes = new Set([...Object.values(EXIT), ...Object.values(EXIT_BY_VERDICT)].map(String));
    expect(keys('code')).toEqual([...codes].sort((a, b) => Number(a) - Number(b)));
  });

  test('verdicts, in their order', () => expect(keys('verdict')).toEqual([...VERDICTS]));
  test('reasons, with their words', () => {
    expect(table('reason')).toEqual(REASONS.map((reason) => [reason, [REASON_WORDS[reason]]]));
  });
  test('classes', () => expect(keys('class')).toEqual([...TELL_CLASSES]));
  test('kinds of behaviour, with their words', () => {
    expect(table('kind')).toEqual(BEHAVIOURS.map((kind) => [kind, [BEHAVIOUR_WORDS[kind]]]));
  });
  test('states of a disclosed entry', () => expect(keys('state')).toEqual([...DISCLOSURE_STATES]));
  test('columns of a survey’s matrix', () => {
    const listed = keys('column').flatMap((names) => names.split(', '));
    expect(listed).toEqual([...COLUMNS.map(({ name }) => name), 'reasons']);
  });
  test('reasons why a tell was not read, with their words', () => {
    expect(table('unread')).toEqual(UNREAD.map((why) => [why, [UNREAD_WORDS[why]]]));
  });
  test('formats that are decoded', () => expect(keys('format').sort()).toEqual([...FORMATS].sort()));
  test('standings of an installed tool', () => expect(keys('standing')).toEqual([...STANDINGS]));
  test('disguises', () => expect(keys('disguise')).toEqual([...DISGUISES]));

  test('factors, with what they change and how many levels they have', () => {
    expect(table('factor')).toEqual(
      FACTORS.map(({ name, describes, levels }) => [name, [describes, String(levels.length)]]),
    );
  });

  test('marks of being watched, with what they change and how many levels they have', () => {
    expect(table('mark')).toEqual(
      WATCHERS.map(({ name, describes, levels }) => [name, [describes, String(levels.length)]]),
    );
  });

  test('groups of factors', () => {
    expect(table('group')).toEqual(GROUPS.map(({ name, describes }) => [name, [describes]]));
  });

  test('profiles', () => {
    expect(table('profile')).toEqual(PROFILES.map(({ name, describes }) => [name, [describes]]));
  });

  test('carriers, with what is read there', () => {
    expect(table('carrier')).toEqual(CARRIERS.map(({ name, describes }) => [name, [describes]]));
  });

  test('scenarios', () => {
    expect(table('scenario')).toEqual(SCENARIOS.map(({ name, describes }) => [name, [describes]]));
  });

  test('packages with an adapter', () => expect(keys('package')).toEqual(ADAPTERS.map((adapter) => adapter.package)));

  test('specimens and decoys, with what they do', () => {
    const rows = (names: readonly string[]): unknown => names.map((name) => [name, [manifests.get(name)?.does]]);
    expect(table('specimen')).toEqual(rows(list.specimens));
    expect(table('decoy')).toEqual(rows(list.decoys));
  });
});

test('what specimens promise is said in names that exist', () => {
  const carriers = new Set(CARRIERS.map((carrier) => carrier.name));
  const factors = new Set([...FACTORS, ...WATCHERS].map((factor) => factor.name));
  const expected = list.specimens.flatMap((name) => manifests.get(name)?.expected ?? []);
  expect(expected.length).toBeGreaterThanOrEqual(list.specimens.length);
  expect(expected.filter(({ carrier }) => !carriers.has(carrier))).toEqual([]);
  expect(expected.flatMap(({ dependsOn }) => dependsOn).filter((factor) => !factors.has(factor))).toEqual([]);
});

test('every file that a document links to is there', () => {
  const documents = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'specimens/README.md',
    'docs/reference.md',
    'docs/method.md',
    'docs/walkthrough.md',
  ];
  const present = documents.filter((name) => existsSync(path.join(ROOT, name)));
  expect(present).toContain('CONTRIBUTING.md');
  const broken = present.flatMap((name) =>
    linksOf(name).filter((link) => !existsSync(path.join(ROOT, path.dirname(name), link))),
  );
  expect(broken).toEqual([]);
});

test('ARCHITECTURE.md can be read in one sitting: at most 150 lines', () => {
  expect(readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(
    150,
  );
});

function linksOf(document: string): string[] {
  const text = readFileSync(path.join(ROOT, document), 'utf8');
  return [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g)].map((match) => match[1] ?? '');
}
