/**
 * The large runs on real tools, too long for `npm test`: the source of the figures in
 * `docs/results.md`.
 *
 *   npm run field                 every run below, about an hour on two cores
 *   npm run field -- seeds aa     only these groups
 *
 * Prints one Markdown row a run, and keeps each bundle below `--out` (default: field/). Exit code
 * 1: a run crashed (exit code 64 or above, or no verdict). Judges nothing: docs/results.md has the
 * expectations.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const KNOWN = 'npm:@anthropic-ai/claude-code';

/** @typedef {{ name: string, args: string[] }} Run */
/** @type {Record<string, Run[]>} */
const GROUPS = {
  known: [
    { name: 'known-2.1.196', args: [`${KNOWN}@2.1.196`] },
    { name: 'known-2.1.90', args: [`${KNOWN}@2.1.90`] },
  ],
  seeds: [11, 12, 13, 14, 15].map((seed) => ({
    name: `seed-${seed}`,
    args: [`${KNOWN}@2.1.196`, '--seed', String(seed)],
  })),
  aa: Array.from({ length: 10 }, (_, index) => ({
    name: `aa-${index + 1}`,
    args: [`${KNOWN}@2.1.196`, '--aa', '--trials', '24', '--seed', String(100 + index)],
  })),
  others: [
    'npm:@openai/codex@latest',
    'npm:@google/gemini-cli@latest',
    'npm:@qwen-code/qwen-code@latest',
    'npm:opencode-ai@latest',
    'npm:@github/copilot@latest',
  ].map((subject) => ({ name: subject.replace(/^npm:@?|@latest$/g, '').replace('/', '-'), args: [subject] })),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'field' } },
});
const unknown = positionals.filter((group) => !(group in GROUPS));
if (unknown.length > 0) {
  process.stderr.write(`error: no group ${unknown.join(', ')}\nhint: groups are ${Object.keys(GROUPS).join(', ')}\n`);
  process.exit(64);
}
mkdirSync(values.out, { recursive: true });
process.stdout.write(
  '| run | verdict | covert | behavioural | overt | functional | bits | trials | failed | seconds |\n',
);
process.stdout.write('|---|---|---|---|---|---|---|---|---|---|\n');
let crashed = 0;
for (const group of positionals.length > 0 ? positionals : Object.keys(GROUPS))
  for (const run of GROUPS[group] ?? []) crashed += (await audit(run, values.out)) ? 0 : 1;
process.exitCode = crashed > 0 ? 1 : 0;

/** @param {Run} run @param {string} out @returns {Promise<boolean>} whether it came to a verdict */
async function audit(run, out) {
  const bundle = path.join(out, `${run.name}.tellproof`);
  rmSync(bundle, { recursive: true, force: true });
  const began = performance.now();
  const { code, text } = await command(['audit', ...run.args, '--json', '--out', bundle]);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  if (code === null || code >= 64 || text === '') {
    process.stdout.write(`| ${run.name} | no verdict, exit ${code} | | | | | | | | ${seconds} |\n`);
    return false;
  }
  process.stdout.write(row(run.name, JSON.parse(text), seconds));
  return true;
}

/** @param {string} name @param {any} verdict @param {string} seconds */
function row(name, verdict, seconds) {
  const places = (/** @type {string} */ wanted) =>
    verdict.tells
      .filter((/** @type {any} */ tell) => tell.class === wanted)
      .map((/** @type {any} */ tell) => `${tell.carrier} on ${tell.dependsOn.join('+')}`);
  const covert = places('covert').join('; ') || '0';
  const counts = ['behavioural', 'overt', 'functional'].map((wanted) => places(wanted).length);
  const { trials, failed } = verdict.seen;
  return `| ${[name, verdict.verdict, covert, ...counts, verdict.bits.toFixed(2), trials, failed, seconds].join(' | ')} |\n`;
}

/** @param {string[]} args @returns {Promise<{ code: number | null, text: string }>} */
function command(args) {
  return new Promise((resolve, reject) => {
    const main = path.join(import.meta.dirname, '..', 'dist', 'cli', 'main.js');
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    /** @type {Buffer[]} */
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, text: Buffer.concat(parts).toString() }));
  });
}
