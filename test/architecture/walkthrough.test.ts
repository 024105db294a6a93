/** docs/walkthrough.md leads through files that exist, each of which imports the next or is imported by it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, type SourceFile, SOURCES, sourceFile, target } from './source-files.ts';

interface Stop {
  readonly number: number;
  readonly file: string;
  readonly sentence: string;
}

const walkthrough = readFileSync(path.join(ROOT, 'docs/walkthrough.md'), 'utf8');

/** Sections of a document by heading, each with its text. */
function sections(document: string): readonly (readonly [heading: string, text: string])[] {
  return document
    .split(/^## /m)
    .slice(1)
    .map((part) => [part.split('\n', 1)[0] ?? '', part] as const);
}

/** Tables of stops in a section, each a list of rows in their order. */
function journeysIn(section: string): readonly (readonly Stop[])[] {
  const rows = section.split('\n').map((line) => /^\| (\d+) \| `src\/([^`]+)` \| (.+) \|$/.exec(line));
  const tables: Stop[][] = [];
  rows.forEach((row, at) => {
    if (row === null) return;
    if (at === 0 || rows[at - 1] === null) tables.push([]);
    tables.at(-1)?.push({ number: Number(row[1]), file: row[2] ?? '', sentence: row[3] ?? '' });
  });
  return tables;
}

/** Files that a file imports, with what an imported `index.ts` passes on. */
function reached(file: string, sources: readonly SourceFile[]): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const direct = (name: string): string[] => {
    const source = byPath.get(name);
    return source === undefined ? [] : source.imports.flatMap((specifier) => target(source, specifier) ?? []);
  };
  return new Set(direct(file).flatMap((name) => [name, ...(name.endsWith('/index.ts') ? direct(name) : [])]));
}

/** Neighbours of a journey of which neither imports the other. */
function gaps(stops: readonly Stop[], sources: readonly SourceFile[]): string[] {
  return stops.slice(1).flatMap((stop, at) => {
    const before = stops[at]?.file ?? '';
    const joined = reached(before, sources).has(stop.file) || reached(stop.file, sources).has(before);
    return joined ? [] : [`${before} and ${stop.file}`];
  });
}

const journeys = sections(walkthrough).filter(([, text]) => journeysIn(text).length > 0);

describe('the walkthrough', () => {
  test('has two journeys, of one request and of one environment', () => {
    expect(journeys.map(([heading]) => heading)).toEqual([
      'One request, from socket to verdict',
      'One environment, from factor to codebook',
    ]);
  });

  describe.each(journeys)('%s', (_, text) => {
    const tables = journeysIn(text);
    const stops = tables.flat();

    test('leads through files that exist, at most 15', () => {
      expect(stops.filter(({ file }) => !existsSync(path.join(ROOT, 'src', file)))).toEqual([]);
      expect(stops.length).toBeLessThanOrEqual(15);
    });

    test('numbers its stops without a gap, each with a sentence', () => {
      expect(stops.map(({ number }) => number)).toEqual(stops.map((_, at) => at + 1));
      expect(stops.filter(({ sentence }) => sentence.split(' ').length < 3)).toEqual([]);
    });

    test('has stops that import one another in their order', () => {
      expect(tables.flatMap((table) => gaps(table, SOURCES))).toEqual([]);
    });
  });

  test('counts the files that answer each question as it lists them, and these exist', () => {
    const rows = [...walkthrough.matchAll(/^\| ([^|]+\?) \| (\d+) \| (\d+) \| (.+) \|$/gm)];
    expect(rows).toHaveLength(5);
    for (const [, question, , now, cell] of rows) {
      const files = [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
      const named = /stops above/.test(cell ?? '') ? journeysIn(journeys[0]?.[1] ?? '').flat() : files;
      expect([question, named.length]).toEqual([question, Number(now)]);
      expect(files.filter((file) => !/NAME/.test(file) && !existsSync(path.join(ROOT, file)))).toEqual([]);
    }
  });
});

describe('the check of journeys sees', () => {
  const sources = [
    sourceFile('a/one.ts', "import { two } from '../b/index.ts';"),
    sourceFile('b/index.ts', "export { two } from './two.ts';"),
    sourceFile('b/two.ts', ''),
    sourceFile('b/three.ts', "import './two.ts';"),
  ];
  const journey = (...files: readonly string[]): Stop[] =>
    files.map((file, at) => ({ number: at + 1, file, sentence: 'is a stop' }));

  test('neighbours that import one another, through an index and in either direction', () => {
    expect(gaps(journey('a/one.ts', 'b/two.ts', 'b/three.ts'), sources)).toEqual([]);
  });

  test('neighbours that do not', () => {
    expect(gaps(journey('a/one.ts', 'b/three.ts'), sources)).toEqual(['a/one.ts and b/three.ts']);
  });
});
