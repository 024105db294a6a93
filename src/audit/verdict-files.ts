/** Reads verdicts from bundles, verdict files, and directories that hold either. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../core/model/index.ts';
import { AuditError } from './errors.ts';

export interface VerdictFile {
  readonly source: string;
  readonly verdict: Verdict;
}

/** Levels of subdirectories to search. */
const MAX_DEPTH = 2;
const HINT = 'name a bundle, a verdict.json, or a directory of them';

/**
 * `parse` must throw when a text is no verdict.
 * @throws AuditError `usage` when no verdict is found, or one cannot be read
 */
export function readVerdictFiles(path: string, parse: (text: string) => Verdict): readonly VerdictFile[] {
  const files = verdictFiles(path, MAX_DEPTH);
  if (files.length === 0) throw new AuditError('usage', `no verdict in ${path}`, HINT);
  return files.map((source) => ({ source, verdict: parsed(source, parse) }));
}

function verdictFiles(path: string, depth: number): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new AuditError('usage', `cannot read ${path}: no such file`, HINT);
  if (found.isFile()) return [path];
  if (!found.isDirectory()) return [];
  if (existsSync(join(path, 'verdict.json'))) return [join(path, 'verdict.json')];
  if (depth === 0 || existsSync(join(path, 'bundle.json'))) return [];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => entry.isDirectory() || /verdict.*\.json$/.test(entry.name))
    .flatMap((entry) => verdictFiles(join(path, entry.name), depth - 1));
}

function parsed(path: string, parse: (text: string) => Verdict): Verdict {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    throw new AuditError('usage', `${path} is not a verdict in the format of this version`, HINT);
  }
}
