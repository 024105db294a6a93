/** The files of src/ and what each imports, read with TypeScript's own scanner. For the architecture tests only. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** Path below src/, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Module specifiers as written, dynamic imports and type-only imports included. */
  readonly imports: readonly string[];
}

export function sourceFile(name: string, text: string): SourceFile {
  const imports = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  return { path: name, text, imports };
}

/** Every file below src/ whose name ends in one of these. */
export function filesOf(...endings: readonly string[]): readonly string[] {
  const names = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => endings.some((ending) => name.endsWith(ending))).sort();
}

/** All TypeScript below src/. */
export const SOURCES: readonly SourceFile[] = filesOf('.ts').map((name) =>
  sourceFile(name, readFileSync(path.join(ROOT, 'src', name), 'utf8')),
);

/** Path below src/ that a relative specifier leads to; undefined for packages and built-ins. */
export function target(file: SourceFile, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.posix.normalize(path.posix.join(path.posix.dirname(file.path), specifier));
}

/** Calls `visit` with every node of the file's syntax tree. */
export function walk(file: SourceFile, visit: (node: ts.Node, where: string) => void): void {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true);
  const each = (node: ts.Node): void => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    visit(node, `${file.path}:${line + 1}`);
    node.forEachChild(each);
  };
  each(tree);
}
