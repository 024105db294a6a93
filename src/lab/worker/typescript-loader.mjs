/**
 * Lets a worker start from a checkout's sources, before anything is built: tests and `run-one`. Keeps what it compiled below
 * node_modules/.cache, since the compiler takes longer to load than a worker to start. Never part of the package.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

const cache = fileURLToPath(new URL('../../../node_modules/.cache/lab-worker/', import.meta.url));

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const text = readFileSync(fileURLToPath(url), 'utf8');
  const kept = `${cache}${createHash('sha256').update(text).digest('hex')}.js`;
  return { format: 'module', source: readIfThere(kept) ?? (await compile(text, kept)), shortCircuit: true };
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function compile(text, kept) {
  const { default: compiler } = await import('typescript');
  const compilerOptions = { target: compiler.ScriptTarget.ES2023, module: compiler.ModuleKind.ESNext };
  const { outputText } = compiler.transpileModule(text, { compilerOptions });
  mkdirSync(cache, { recursive: true });
  const draft = `${cache}${randomUUID()}`;
  writeFileSync(draft, outputText);
  renameSync(draft, kept);
  return outputText;
}
