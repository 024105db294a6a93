/** The rules of layout.json, applied: which imports break them, and why each rule stands. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type SourceFile, target } from './source-files.ts';

const rowSchema = z.strictObject({
  folder: z.string(),
  mayImport: z.array(z.string()),
  reason: z.string().min(20),
});
export type Row = z.infer<typeof rowSchema>;

export const ROWS: readonly Row[] = z
  .strictObject({ about: z.string(), rows: z.array(rowSchema) })
  .parse(JSON.parse(readFileSync(new URL('layout.json', import.meta.url), 'utf8'))).rows;

const isIn = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);

/** The row of the longest folder that holds the file; undefined where none does. */
export function rowOf(file: string, rows: readonly Row[] = ROWS): Row | undefined {
  return rows
    .filter((row) => isIn(file, row.folder))
    .reduce<Row | undefined>((best, row) => (row.folder.length > (best?.folder.length ?? -1) ? row : best), undefined);
}

/** One line an import that breaks a rule: who, whom, and the rule's reason. */
export function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => file.imports.flatMap((specifier) => violation(file, target(file, specifier))));
}

function violation(file: SourceFile, to: string | undefined): string[] {
  if (to === undefined) return [];
  const row = rowOf(file.path);
  if (row === undefined) return [`${file.path} stands in no row of the layout`];
  if ([row.folder, ...row.mayImport].some((folder) => isIn(to, folder))) return [];
  return [`${file.path} imports ${to}, but of ${row.folder}: ${row.reason}`];
}

/** Files that import one another in a circle, each circle once, as `a -> b -> a`. */
export function cycles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: SourceFile, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(file.path);
    if (seenAt >= 0) found.push([...trail.slice(seenAt), file.path].join(' -> '));
    if (seenAt >= 0 || done.has(file.path)) return;
    for (const specifier of file.imports) {
      const next = byPath.get(target(file, specifier) ?? '');
      if (next !== undefined) visit(next, [...trail, file.path]);
    }
    done.add(file.path);
  };
  for (const file of files) visit(file, []);
  return found;
}
