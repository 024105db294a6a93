import { describe, expect, test } from 'vitest';
import { impurities } from './purity.ts';
import { SOURCES, sourceFile } from './source-files.ts';

const inFolders = (...folders: readonly string[]) =>
  SOURCES.filter((file) => folders.some((folder) => file.path.startsWith(`${folder}/`)));

test('core and report compute: no files, sockets, clock, chance, process or console', () => {
  expect(inFolders('core', 'report').flatMap(impurities)).toEqual([]);
});

test('sockets are opened by wire, lab and guard only', () => {
  const SOCKETS = /^node:(net|tls|http|https|http2|dgram|dns|dns\/promises)$|^(ws|undici)$/;
  const elsewhere = SOURCES.filter((file) => !/^(wire|lab|guard|web)\//.test(file.path));
  expect(elsewhere.filter((file) => file.imports.some((name) => SOCKETS.test(name))).map((file) => file.path)).toEqual(
    [],
  );
});

test('no telemetry: nothing in src/ calls fetch', () => {
  expect(SOURCES.filter((file) => /\bfetch\s*\(/.test(file.text)).map((file) => file.path)).toEqual([]);
});

describe('the check of purity sees', () => {
  test.each([
    ['a file', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['a key', "import { createHash, randomBytes } from 'node:crypto';", 'imports randomBytes from node:crypto'],
    ['all of crypto', "import * as crypto from 'node:crypto';", 'imports * from node:crypto'],
    ['a late import', "const x = await import('node:fs');", 'imports at run time'],
    ['the clock', 'const a = Date.now();', 'reads the clock'],
    ['the clock as a date', 'const a = new Date();', 'reads the clock'],
    ['chance', 'const a = Math.random();', 'tosses a coin'],
    ['the process', 'const a = process.env;', 'uses process: the process is the shell’s'],
    ['the console', "console.log('a');", 'uses console: only the command line prints'],
    ['a timer', 'setTimeout(() => {}, 1);', 'uses setTimeout: a clock'],
  ])('%s', (_, text, complaint) => {
    expect(impurities(sourceFile('core/model/a.ts', text))).toEqual([`core/model/a.ts:1 ${complaint}`]);
  });

  test('and lets computation be', () => {
    const text = `
      import { createHash } from 'node:crypto';
      import type { Capture } from './capture.ts';
      const day = new Date(0);
      const event = { process: 1, console: 2 };
      const both = event.process + event.console;`;
    expect(impurities(sourceFile('core/model/a.ts', text))).toEqual([]);
  });
});
