/** Damaged bundles of many kinds: each is named, none is judged, none is mended in silence. */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createBundle, openBundle, StoreError, verifyBundle } from '../../src/store/index.ts';
import { captureIn, headOf, scratchDir, trialOf } from './example.ts';

const root = scratchDir();
const original = join(root, 'original.tellproof');
let count = 0;

beforeAll(async () => {
  const writer = createBundle(original, headOf(2));
  for (const number of [1, 2]) await writer.saveTrial(captureIn(writer, trialOf(number), `body ${number}`));
  writer.finish('{"format":1}\n');
  writer.close();
});

function copy(): string {
  const dir = join(root, `c${++count}.tellproof`);
  cpSync(original, dir, { recursive: true });
  return dir;
}

function rewrite(dir: string, name: string, change: (text: string) => string): void {
  writeFileSync(join(dir, name), change(readFileSync(join(dir, name), 'utf8')));
}

function errorOf(act: () => unknown): { fault: string; message: string; hint: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreError) return { fault: error.fault, message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error('nothing was thrown');
}

const blobOf = (dir: string): string => {
  const [folder = ''] = readdirSync(join(dir, 'blobs'));
  const [name = ''] = readdirSync(join(dir, 'blobs', folder));
  return `blobs/${folder}/${name}`;
};

describe('opening a bundle names', () => {
  test('a directory that is not there', () => {
    expect(errorOf(() => openBundle(join(root, 'nowhere')))).toEqual({
      fault: 'not-a-bundle',
      message: `${join(root, 'nowhere')} is not an evidence bundle: no such directory`,
      hint: 'name the directory that an audit wrote, it ends in .tellproof',
    });
  });

  test('a file in the place of a bundle', () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    expect(errorOf(() => openBundle(file)).message).toBe(`${file} is not an evidence bundle: it is a file`);
  });

  test('a directory without bundle.json', () => {
    const dir = join(root, 'empty');
    mkdirSync(dir);
    expect(errorOf(() => openBundle(dir)).message).toBe(`${dir} is not an evidence bundle: it has no bundle.json`);
  });

  test('a format that only a newer version reads', () => {
    const dir = copy();
    rewrite(dir, 'bundle.json', (text) => text.replace('"format": 4', '"format": 7'));
    expect(errorOf(() => openBundle(dir))).toEqual({
      fault: 'newer-format',
      message: `bundle ${dir} has format 7: this version reads up to 4`,
      hint: 'install a newer tellproof: npm install -g tellproof@latest',
    });
  });

  test.each([
    ['cut in half', (text: string) => text.slice(0, text.length / 2), 'bundle.json is not JSON'],
    ['emptied', () => '', 'bundle.json is not JSON'],
    ['a list', () => '[]', 'bundle.json states no format version'],
    ['without a format', (text: string) => text.replace('"format": 4,', ''), 'bundle.json states no format version'],
    [
      'of format zero',
      (text: string) => text.replace('"format": 4', '"format": 0'),
      'bundle.json states no format version',
    ],
    [
      'with a seed in words',
      (text: string) => text.replace('"seed": 1', '"seed": "one"'),
      'bundle.json at design.seed: ',
    ],
    [
      'with an unknown key',
      (text: string) => text.replace('"rounds"', '"turns": 1, "rounds"'),
      'bundle.json is not as the format says: unrecognized key: "turns"',
    ],
  ])('bundle.json %s', (_, change, expected) => {
    const dir = copy();
    rewrite(dir, 'bundle.json', change);
    const { fault, message, hint } = errorOf(() => openBundle(dir));
    expect(fault).toBe('damaged');
    expect(message).toContain(`bundle ${dir} is damaged: ${expected}`);
    expect(hint).toBe(`list everything that is wrong with: tellproof verify ${dir}`);
  });
});

describe('reading the captures of a bundle names', () => {
  test.each([
    [
      'a missing outcome',
      'trials/001/outcome.json is missing',
      (dir: string) => rmSync(join(dir, 'trials/001/outcome.json')),
    ],
    [
      'events cut off',
      'trials/002/events.json is not JSON',
      (dir: string) => rewrite(dir, 'trials/002/events.json', (text) => text.slice(0, 40)),
    ],
    [
      'an unknown kind of event',
      'trials/002/events.json at 0.kind: ',
      (dir: string) => rewrite(dir, 'trials/002/events.json', (text) => text.replace('"http"', '"pigeon"')),
    ],
    [
      'a hash that is none',
      'trials/001/events.json at 0.request.raw: ',
      (dir: string) =>
        rewrite(dir, 'trials/001/events.json', (text) => text.replace(/"raw":"[0-9a-f]+"/, '"raw":"../../etc/passwd"')),
    ],
    [
      'two trials exchanged',
      "trials/001/assignment.json is trial 002's",
      (dir: string) => {
        rmSync(join(dir, 'trials/001'), { recursive: true });
        renameSync(join(dir, 'trials/002'), join(dir, 'trials/001'));
      },
    ],
    [
      'a trial that was never planned',
      'trials/777 was never planned',
      (dir: string) => cpSync(join(dir, 'trials/001'), join(dir, 'trials/777'), { recursive: true }),
    ],
  ])('%s', (_, expected, damage) => {
    const dir = copy();
    damage(dir);
    const { fault, message } = errorOf(() => openBundle(dir).captures());
    expect(fault).toBe('damaged');
    expect(message).toContain(`bundle ${dir} is damaged: ${expected}`);
  });

  test('a blob that is missing, changed, or no blob at all', () => {
    const dir = copy();
    const name = blobOf(dir);
    const hash = name.split('/')[2] ?? '';
    rewrite(dir, name, (text) => `${text}!`);
    expect(errorOf(() => openBundle(dir).readBlob(hash)).message).toContain(
      `${name} does not have the content that its name says`,
    );
    rmSync(join(dir, name));
    expect(errorOf(() => openBundle(dir).readBlob(hash)).message).toContain(`${name} is missing`);
    expect(errorOf(() => openBundle(dir).readBlob('../bundle.json')).message).toContain('names no blob');
  });
});

describe('verifying a bundle', () => {
  test('names every file that is changed, missing or extra, and nothing else', () => {
    const dir = copy();
    const blob = blobOf(dir);
    rewrite(dir, blob, (text) => text.replace(/.$/s, '?'));
    rmSync(join(dir, 'trials/002/outcome.json'));
    writeFileSync(join(dir, 'trials/001/notes.txt'), 'hm');
    expect(verifyBundle(dir)).toMatchObject({
      state: 'damaged',
      damaged: [blob],
      missing: ['trials/002/outcome.json'],
      extra: ['trials/001/notes.txt'],
      faults: ['trials/002/outcome.json is missing'],
    });
  });

  test('does not follow a link put in the place of a file', () => {
    const dir = copy();
    const blob = blobOf(dir);
    renameSync(join(dir, blob), join(root, 'moved-blob'));
    symlinkSync(join(root, 'moved-blob'), join(dir, blob));
    expect(verifyBundle(dir)).toMatchObject({ state: 'damaged', damaged: [blob] });
  });

  test('without a manifest says unfinished, and still checks each blob by its name', () => {
    const dir = copy();
    rmSync(join(dir, 'manifest.json'));
    expect(verifyBundle(dir)).toMatchObject({ state: 'unfinished', damaged: [], extra: [] });
    const blob = blobOf(dir);
    rewrite(dir, blob, (text) => `${text}!`);
    expect(verifyBundle(dir)).toMatchObject({ state: 'damaged', damaged: [blob] });
    rmSync(join(dir, blob));
    expect(verifyBundle(dir)).toMatchObject({ state: 'damaged', missing: [blob] });
  });

  test('finds any single changed byte of any file', () => {
    const files = Object.keys(
      (JSON.parse(readFileSync(join(original, 'manifest.json'), 'utf8')) as { files: Record<string, string> }).files,
    );
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.integer({ min: 1, max: 255 }), (name, place, flip) => {
        const before = readFileSync(join(original, name));
        const bytes = Buffer.from(before);
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        try {
          writeFileSync(join(original, name), bytes);
          // The head itself may have become unreadable, which is an error and not a list.
          const found = tryVerify(original);
          expect(found === 'damaged' || found.includes(name)).toBe(true);
        } finally {
          writeFileSync(join(original, name), before);
        }
      }),
      { numRuns: 60 },
    );
    expect(verifyBundle(original).state).toBe('intact');
  });
});

function tryVerify(dir: string): 'damaged' | readonly string[] {
  try {
    return verifyBundle(dir).damaged;
  } catch (error) {
    if (error instanceof StoreError && ['damaged', 'newer-format'].includes(error.fault)) return 'damaged';
    throw error;
  }
}

test('a bundle that cannot be read says why', () => {
  const dir = copy();
  rmSync(join(dir, 'bundle.json'));
  mkdirSync(join(dir, 'bundle.json'));
  expect(errorOf(() => openBundle(dir))).toMatchObject({
    fault: 'unreadable',
    message: `cannot read ${join(dir, 'bundle.json')}: a directory stands there`,
  });
});
