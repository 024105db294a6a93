/**
 * Audits every specimen and decoy in the real lab and compares what is found with what each one's manifest promises: the
 * carrier, the exact set of factors, the class and the number of symbols. About half a minute each on two cores.
 *
 *   npm run build && node bench/corpus.mjs                       all of them
 *   node bench/corpus.mjs --seed 7 date-line random-ids          these
 *
 * Prints one Markdown row each as it ends, then the totals; ends with exit code 1 if one of them differs.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Varied beside what a specimen depends on, so that telling the right factor from another is part of the task. */
const BYSTANDERS = ['ci', 'registry'];
/** What decoys are tempted with. */
const TEMPTATIONS = ['timezone', 'endpoint', 'locale'];

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const list = JSON.parse(readFileSync(path.join(ROOT, 'specimens/list.json'), 'utf8'));
const files = [...list.specimens, ...list.decoys.map((name) => `decoys/${name}`)];
const chosen = files.filter((file) => positionals.length === 0 || positionals.includes(path.basename(file)));
const place = mkdtempSync(path.join(os.tmpdir(), 'corpus-'));

process.stdout.write('| subject | kind | promised | found | trials | s | |\n|---|---|---|---|---|---|---|\n');
let wrong = 0;
for (const file of chosen) wrong += (await tried(file)) ? 0 : 1;
rmSync(place, { recursive: true });
process.stdout.write(`\n${chosen.length - wrong} of ${chosen.length} as promised, seed ${values.seed}\n`);
process.exitCode = wrong === 0 ? 0 : 1;

/** @returns {Promise<boolean>} whether what was found is what was promised */
async function tried(file) {
  const manifest = JSON.parse((await run([path.join(ROOT, 'specimens', `${file}.mjs`), '--manifest'])).stdout);
  const named = manifest.expected.flatMap((tell) => tell.dependsOn);
  const factors = new Set(manifest.kind === 'decoy' ? [...TEMPTATIONS, ...named] : [...named, ...BYSTANDERS]);
  const asked = [
    'audit',
    `specimen:${manifest.name}`,
    '--factors',
    [...factors].join(),
    '--seed',
    values.seed,
    '--json',
    '--quiet',
  ];
  const started = performance.now();
  const { stdout, stderr } = await run([path.join(ROOT, 'dist/cli/main.js'), ...asked]);
  const seconds = Math.round((performance.now() - started) / 1000);
  const verdict = stdout === '' ? null : JSON.parse(stdout);
  const promised = manifest.expected.map(line).sort();
  const found = (verdict?.tells ?? []).filter((tell) => tell.class === 'covert' || tell.class === 'behavioural');
  const lines = found.map((tell) => line({ ...tell, symbols: tell.codebook.length })).sort();
  const holds = verdict !== null && agrees(manifest.kind, promised, lines);
  const cells = [manifest.name, manifest.kind, shown(promised), shown(lines), verdict?.seen.trials ?? '-', seconds];
  process.stdout.write(`| ${cells.join(' | ')} | ${holds ? 'as promised' : '**differs**'} |\n`);
  if (verdict === null) process.stderr.write(stderr);
  return holds;
}

/** Of a specimen, exactly what it promises; of a decoy nothing covert, and at least what it promises. */
function agrees(kind, promised, found) {
  if (kind === 'specimen') return promised.join('\n') === found.join('\n');
  return found.every((tell) => !tell.startsWith('covert')) && promised.every((tell) => found.includes(tell));
}

function line(tell) {
  return `${tell.class} ${tell.carrier} ${[...tell.dependsOn].sort().join(' x ')} (${tell.symbols})`;
}

function shown(lines) {
  return lines.length === 0 ? 'nothing' : lines.join('; ');
}

function run(args) {
  const child = spawn(process.execPath, args, { cwd: place, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => (said.stdout += part));
  child.stderr.on('data', (part) => (said.stderr += part));
  return new Promise((resolve) => child.once('close', () => resolve(said)));
}
