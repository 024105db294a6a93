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
import { dirname, join } from 'node:path';
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

/** Compiles these folders or files, and gives the directory in which they lie under the same names, `.js` for `.ts`. */
export function compiled(...names: readonly string[]): string {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const out = mkdtempSync(join(cache, 'tellproof-test-'));
  afterAll(() => rmSync(out, { recursive: true, force: true }));
  for (const name of names) compileInto(out, name);
  copyFileSync(join(root, 'package.json'), join(out, 'package.json'));
  symlinkSync(join(root, 'specimens'), join(out, 'specimens'));
  return out;
}

function compileInto(out: string, name: string): void {
  const from = join(root, name);
  if (statSync(from).isDirectory()) {
    for (const child of readdirSync(from)) compileInto(out, join(name, child));
    return;
  }
  mkdirSync(dirname(join(out, name)), { recursive: true });
  if (!name.endsWith('.ts')) {
    copyFileSync(from, join(out, name));
    return;
  }
  const { outputText } = typescript.transpileModule(readFileSync(from, 'utf8'), { compilerOptions });
  writeFileSync(join(out, name.replace(/\.ts$/, '.js')), outputText);
}
