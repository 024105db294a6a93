import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TELL_CLASSES } from '../../src/core/model/index.ts';

const FOLDER = fileURLToPath(new URL('../../specimens/', import.meta.url));
const list = z
  .strictObject({ specimens: z.array(z.string()), decoys: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(`${FOLDER}list.json`, 'utf8')));

const manifestSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['specimen', 'decoy']),
  does: z.string().min(20),
  endpointVariable: z.literal('SPECIMEN_BASE_URL'),
  vendor: z.literal('https://api.specimen-vendor.example'),
  expected: z.array(
    z.strictObject({
      carrier: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
      dependsOn: z.array(z.string()).min(1),
      class: z.enum(TELL_CLASSES),
      symbols: z.int().min(2),
    }),
  ),
});

async function manifestOf(file: string): Promise<z.infer<typeof manifestSchema>> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${FOLDER}${file}.mjs`, '--manifest']);
  return manifestSchema.parse(JSON.parse(stdout));
}

const scripts = (folder: string): string[] =>
  readdirSync(`${FOLDER}${folder}`).flatMap((name) => (name.endsWith('.mjs') ? [name.slice(0, -'.mjs'.length)] : []));

test('the list names every file, and no other', () => {
  expect([...list.specimens].sort()).toEqual(scripts('').sort());
  expect([...list.decoys].sort()).toEqual(scripts('decoys').sort());
});

test('no name stands for two things', () => {
  const names = [...list.specimens, ...list.decoys];
  expect(new Set(names).size).toBe(names.length);
});

describe('every manifest is whole', () => {
  test.each(list.specimens)('specimen %s expects a covert or behavioural tell', async (name) => {
    const manifest = await manifestOf(name);
    expect(manifest).toMatchObject({ name, kind: 'specimen' });
    const classes = manifest.expected.map((tell) => tell.class);
    expect(classes.filter((tellClass) => tellClass === 'covert' || tellClass === 'behavioural')).not.toEqual([]);
  });

  test.each(list.decoys)('decoy %s expects nothing covert', async (name) => {
    const manifest = await manifestOf(`decoys/${name}`);
    expect(manifest).toMatchObject({ name, kind: 'decoy' });
    expect(manifest.expected.filter((tell) => tell.class === 'covert')).toEqual([]);
  });
});

test('a file says first what it is', () => {
  for (const [kind, names, folder] of [
    ['SPECIMEN', list.specimens, ''],
    ['DECOY', list.decoys, 'decoys/'],
  ] as const)
    for (const name of names)
      expect(readFileSync(`${FOLDER}${folder}${name}.mjs`, 'utf8').slice(0, 40), name).toContain(kind);
});

test('the lists of date-line name their source', () => {
  expect(existsSync(`${FOLDER}date-line.lists.json`)).toBe(true);
  const lists = JSON.parse(readFileSync(`${FOLDER}date-line.lists.json`, 'utf8')) as Record<string, unknown>;
  expect(lists['about']).toMatch(/issue 67120/);
});
