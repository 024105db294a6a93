/**
 * The sources as JavaScript, for tests that start them as a process of their own (Node 20 cannot strip types), laid out as
 * in the repository. Compiled anew for each test file, so that no stale `dist/` is tested.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';
import { afterAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const compilerOptions = {
  module: typescript.ModuleKind.ESNext,
  target: typescript.ScriptTarget.ES2023,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
};

/**
 * Compiles these folders or files and all that they import from the repository, and gives the directory in which they lie
 * under the same names, `.js` for `.ts`.
 */
export function compiled(...names: readonly string[]): string {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const out = mkdtempSync(join(cache, 'tellproof-test-'));
  afterAll(() => rmSync(out, { recursive: true, force: true }));
  const done = new Set<string>();
  for (const name of names) compileInto(out, name, done);
  copyFileSync(join(root, 'package.json'), join(out, 'package.json'));
  symlinkSync(join(root, 'specimens'), join(out, 'specimens'));
  return out;
}

function compileInto(out: string, name: string, done: Set<string>): void {
  const from = join(root, name);
  if (statSync(from).isDirectory()) {
    for (const child of readdirSync(from)) compileInto(out, join(name, child), done);
    return;
  }
  if (done.has(name)) return;
  done.add(name);
  mkdirSync(dirname(join(out, name)), { recursive: true });
  if (!name.endsWith('.ts')) {
    copyFileSync(from, join(out, name));
    return;
  }
  const source = readFileSync(from, 'utf8');
  const { outputText } = typescript.transpileModule(source, { compilerOptions });
  writeFileSync(join(out, name.replace(/\.ts$/, '.js')), outputText);
  for (const { fileName } of typescript.preProcessFile(source).importedFiles) {
    if (fileName.startsWith('.')) compileInto(out, relative(root, join(dirname(from), fileName)), done);
  }
}
