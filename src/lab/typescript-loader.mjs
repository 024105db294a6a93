/** Lets a worker start from a checkout's sources, before anything is built: tests and `run-one`. Never part of the package. */
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

if (isMainThread) register(import.meta.url);

let compiler;

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  compiler ??= (await import('typescript')).default;
  const compilerOptions = { target: compiler.ScriptTarget.ES2023, module: compiler.ModuleKind.ESNext, sourceMap: false };
  const { outputText } = compiler.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), { compilerOptions });
  return { format: 'module', source: outputText, shortCircuit: true };
}
