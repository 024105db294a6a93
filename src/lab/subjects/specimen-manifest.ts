/**
 * The list of specimens and decoys, and the manifest that each prints. Audits are compared with a
 * manifest, so its shape is checked here. Runs no trial. Runs in the main process.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { TELL_CLASSES } from '../../core/model/index.ts';

/** Three levels up, from the sources and from the compiled files. */
export const SPECIMENS = fileURLToPath(new URL('../../../specimens', import.meta.url));

const cell = z.record(z.string(), z.string());

const expectedTell = z.strictObject({
  carrier: z.string(),
  message: z.string(),
  address: z.string(),
  /** Sorted. */
  dependsOn: z.array(z.string()).min(1),
  class: z.enum(TELL_CLASSES),
  /** Probability of showing the symbol; absent: 1. */
  probability: z.number().gt(0).lt(1).optional(),
  /**
   * Every combination of the default levels of the factors that it depends on, in exactly one
   * entry.
   */
  codebook: z.array(z.strictObject({ symbol: z.string(), cells: z.array(cell).min(1) })).min(2),
});

const manifestShape = z.strictObject({
  name: z.string(),
  kind: z.enum(['specimen', 'decoy']),
  does: z.string().min(20),
  /** For a decoy: the factors that it follows or could be blamed for. */
  factors: z.array(z.string()),
  /** The scenario in which its tells show. */
  scenario: z.string(),
  expected: z.array(expectedTell),
  endpointVariable: z.string(),
  vendor: z.string(),
});

export type ExpectedTell = z.infer<typeof expectedTell>;
export type SpecimenManifest = z.infer<typeof manifestShape>;

const listShape = z.strictObject({
  specimens: z.array(z.string()),
  decoys: z.array(z.string()),
});

export interface SpecimenFile {
  readonly name: string;
  /** Below the folder of specimens. */
  readonly file: string;
}

/** Specimens first, then decoys: a name belongs to one of them. */
export async function specimenFiles(): Promise<readonly SpecimenFile[]> {
  const { specimens, decoys } = await specimenList();
  return [
    ...specimens.map((name) => ({ name, file: `${name}.mjs` })),
    ...decoys.map((name) => ({ name, file: `decoys/${name}.mjs` })),
  ];
}

export async function specimenList(): Promise<z.infer<typeof listShape>> {
  return listShape.parse(JSON.parse(await readFile(path.join(SPECIMENS, 'list.json'), 'utf8')));
}

/**
 * Runs the specimen with `--manifest`, which sends nothing. Throws on an invalid manifest: an error
 * of ours.
 */
export async function specimenManifest(file: string): Promise<SpecimenManifest> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(SPECIMENS, file), '--manifest'], {
    maxBuffer: 2 ** 24,
  });
  return manifestShape.parse(JSON.parse(stdout));
}
