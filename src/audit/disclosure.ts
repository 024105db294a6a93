/** Reads and checks a disclosure file, and keeps its text as it was written. */
import { basename } from 'node:path';
import { parseDisclosure } from '../core/disclosure/index.ts';
import type { Disclosure } from '../core/model/index.ts';
import { damagedAt, type Head } from '../store/index.ts';
import { readUserFile, unusableFile } from './user-file.ts';

/** The bundle's copy: the file's name without its path, and its text. */
export type DisclosureFile = NonNullable<Head['disclosure']>;

/** @throws AuditError `usage` when the file cannot be read or breaks the format */
export function readDisclosure(path: string): DisclosureFile {
  const hint = 'name a disclosure file (YAML, described in docs/reference.md)';
  const file = { name: basename(path), text: readUserFile(path, hint) };
  const parsed = parseDisclosure(file.text);
  if (parsed.kind === 'parsed') return file;
  throw unusableFile(path, parsed);
}

/**
 * Entries of the bundle's own disclosure.
 * @throws StoreError `damaged` when they do not parse any more
 */
export function disclosureIn({ disclosure }: Head, dir: string): Disclosure | undefined {
  if (disclosure === undefined) return undefined;
  const parsed = parseDisclosure(disclosure.text);
  if (parsed.kind === 'parsed') return parsed.disclosure;
  throw damagedAt(dir, `the disclosure in bundle.json, line ${parsed.line}: ${parsed.what}`);
}
