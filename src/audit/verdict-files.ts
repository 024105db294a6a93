/** Verdicts that are known: bundles, verdict files, and directories that hold such. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../core/model/index.ts';
import { AuditError } from './errors.ts';

export interface VerdictFile {
  readonly source: string;
  readonly verdict: Verdict;
}

/** Directories below the one named that are looked into. */
const DEEPEST = 2;
const HINT = 'name a bundle, a verdict.json, or a directory that holds such';

/** `parse` throws where a text is no verdict. @throws AuditError `usage` where nothing is found, or where a verdict cannot be read */
export function readVerdictFiles(path: string, parse: (text: string) => Verdict): readonly VerdictFile[] {
  const files = verdictFiles(path, DEEPEST);
  if (files.length === 0) throw new AuditError('usage', `no verdict in ${path}`, HINT);
  return files.map((source) => ({ source, verdict: parsed(source, parse) }));
}

function verdictFiles(path: string, deeper: number): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new AuditError('usage', `cannot read ${path}: no such file`, HINT);
  if (found.isFile()) return [path];
  if (!found.isDirectory()) return [];
  if (existsSync(join(path, 'verdict.json'))) return [join(path, 'verdict.json')];
  if (deeper === 0 || existsSync(join(path, 'bundle.json'))) return [];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => entry.isDirectory() || /verdict.*\.json$/.test(entry.name))
    .flatMap((entry) => verdictFiles(join(path, entry.name), deeper - 1));
}

function parsed(path: string, parse: (text: string) => Verdict): Verdict {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    throw new AuditError('usage', `${path} is no verdict as this version writes it`, HINT);
  }
}
