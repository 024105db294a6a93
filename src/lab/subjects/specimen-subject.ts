/**
 * A specimen or decoy of this project as a subject. It runs as a program and is never imported.
 * Runs in the main process.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Subject } from '../../core/model/index.ts';
import { LabError } from '../contract/lab.ts';
import { nodeInside } from './sandbox-paths.ts';
import { thisMachine } from './npm/platform.ts';
import type { SubjectOptions } from './options.ts';
import { SPECIMENS, specimenFiles, specimenManifest } from './specimen-manifest.ts';

const INSIDE = '/opt/assistant';

/** Specimens first, then decoys: a name belongs to one of them. */
export async function specimenNames(): Promise<readonly string[]> {
  return (await specimenFiles()).map(({ name }) => name);
}

/** @throws LabError for a name that is not in the list */
export async function specimenSubject(name: string, options: SubjectOptions): Promise<Subject> {
  const files = await specimenFiles();
  const found = files.find((file) => file.name === name);
  if (found === undefined) {
    throw new LabError(`no specimen "${name}"`, `known specimens: ${files.map((file) => file.name).join(', ')}`);
  }
  const { endpointVariable, vendor } = await specimenManifest(found.file);
  const node = nodeInside();
  const { platform } = options.machine ?? thisMachine();
  return {
    identity: { name: `specimen:${name}`, version: null, integrity: await integrityOf(name, found.file), platform },
    spec: `specimen:${name}`,
    argv: [node.program, path.join(INSIDE, found.file), '{prompt}', ...options.rest],
    mounts: [{ from: SPECIMENS, to: INSIDE }, ...node.mounts, ...options.mounts],
    env: options.env,
    files: [],
    endpoint: { env: { [endpointVariable]: '{endpoint}' }, args: [], vendor },
    notVaried: {},
  };
}

/** Hash over the specimen's own files and the shared ones, by name. */
async function integrityOf(name: string, file: string): Promise<string> {
  const shared = (await readdir(path.join(SPECIMENS, 'lib'))).map((entry) => `lib/${entry}`);
  const own = (await readdir(SPECIMENS)).filter((entry) => entry.startsWith(`${name}.`));
  const digest = createHash('sha512');
  for (const part of [...new Set([file, ...own, ...shared])].sort()) {
    digest.update(`${part}\0`).update(await readFile(path.join(SPECIMENS, part)));
  }
  return `sha512-${digest.digest('base64')}`;
}
