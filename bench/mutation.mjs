/**
 * Mutation testing of the analysis and the carriers. Stryker puts small faults into a random sample
 * of their lines; a fault is killed if a test fails for it. All lines would take hours, a sample
 * gives the share with an interval.
 *
 *   npm run mutate                                  60 stretches of 10 lines
 *   npm run mutate -- --stretches 20 --lines 5 --seed 2 --jobs 2
 *   npm run mutate -- --within src/core/carriers/dns --tests carriers,fuzz --stretches 1000      all of one folder
 *
 * Works in a copy of the checkout and installs Stryker only there. Prints the share killed, its 95
 * % interval (Wilson, JASA 22, 1927), every survivor, and last the path of the copy.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prng } from '../dist/core/design/index.js';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];
/** Folders of src/core that turn bytes into a verdict. */
const FOLDERS = [
  'align',
  'carriers',
  'classify',
  'equivalence',
  'plant',
  'relocate',
  'renderings',
  'statistics',
  'trigger-rules',
  'verdict',
];
const MUTATED = new RegExp(`^src/core/(${FOLDERS.join('|')})/.*\\.ts$`);
/** Tests of the pure core: those of the lab take minutes and read the same code. */
const TESTS = [...FOLDERS, 'disclosure', 'fuzz', 'decoding', 'audit'];

const { values } = parseArgs({
  options: {
    stretches: { type: 'string', default: '60' },
    lines: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    within: { type: 'string', default: 'src/core/' },
    tests: { type: 'string', default: TESTS.join() },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const copy = copied();
const report = run(sample());
print(report);

/** @returns {string} */
function copied() {
  const to = mkdtempSync(join(tmpdir(), 'tellproof-mutation-'));
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  for (const file of files) cpSync(join(root, file), join(to, file), { recursive: true });
  cpSync(join(root, 'node_modules'), join(to, 'node_modules'), { recursive: true });
  execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', ...STRYKER], {
    cwd: to,
    stdio: 'ignore',
  });
  return to;
}

/** Stretches of lines, each as likely as any other, as Stryker names them. */
function sample() {
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
  const length = Number(values.lines);
  const all = files
    .filter((file) => MUTATED.test(file) && file.startsWith(values.within))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n').length;
      return Array.from(
        { length: Math.ceil(lines / length) },
        (_, at) => `${file}:${at * length + 1}-${(at + 1) * length}`,
      );
    });
  return prng(Number(values.seed)).shuffle(all).slice(0, Number(values.stretches)).sort();
}

/** @param {string[]} mutate */
function run(mutate) {
  writeFileSync(
    join(copy, 'vitest.mutation.config.ts'),
    `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { include: ${JSON.stringify(values.tests.split(',').map((name) => `test/${name}/**/*.test.ts`))}, testTimeout: 60_000 } });\n`,
  );
  const config = {
    testRunner: 'vitest',
    vitest: { configFile: 'vitest.mutation.config.ts' },
    mutate,
    coverageAnalysis: 'perTest',
    concurrency: Number(values.jobs),
    reporters: ['json', 'progress'],
    jsonReporter: { fileName: 'mutation.json' },
    tempDirName: '.stryker',
    timeoutMS: 20_000,
  };
  writeFileSync(join(copy, 'stryker.config.json'), JSON.stringify(config));
  const program = join(copy, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const ended = spawnSync(process.execPath, [program, 'run'], { cwd: copy, stdio: ['ignore', 'inherit', 'inherit'] });
  if (ended.status !== 0) process.exit(ended.status ?? 70);
  return JSON.parse(readFileSync(join(copy, 'mutation.json'), 'utf8'));
}

/**
 * @param {{ files: Record<string, { source: string, mutants: { status: string, mutatorName: string,
 * replacement?: string, location: { start: { line: number } } }[] }> }} report
 */
function print({ files }) {
  const mutants = Object.entries(files).flatMap(([file, { source, mutants: own }]) =>
    own.map((one) => ({ file, line: source.split('\n')[one.location.start.line - 1] ?? '', ...one })),
  );
  const judged = mutants.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status));
  const alive = judged.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const [low, high] = wilson(judged.length - alive.length, judged.length);
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  for (const { file, location, mutatorName, replacement, line, status } of alive)
    process.stdout.write(
      `${file}:${location.start.line} ${status} ${mutatorName}: ${line.trim()}  ->  ${(replacement ?? '').slice(0, 80)}\n`,
    );
  process.stdout.write(
    `\n| mutants | killed | share | 95 % interval |\n|---|---|---|---|\n| ${judged.length} | ${judged.length - alive.length} | ${percent(1 - alive.length / judged.length)} | ${percent(low)} to ${percent(high)} |\n${copy}\n`,
  );
}

/** @param {number} hits @param {number} all */
function wilson(hits, all) {
  const z = 1.96;
  const share = hits / all;
  const middle = share + (z * z) / (2 * all);
  const half = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return [(middle - half) / (1 + (z * z) / all), (middle + half) / (1 + (z * z) / all)];
}
