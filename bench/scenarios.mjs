/**
 * Measures how far real tools get in a scenario: one trial of each in the reference environment,
 * with the endpoint at a third party's host. Reports its outcome, its model calls, the tool calls
 * that it carried out, and whether the scenario's edit is in the file.
 *
 *   npm run bench:scenarios -- tools npm:@scope/tool@1.2.3 ...     a scenario, then subjects
 *
 * Prints one Markdown row a subject. Exit code 1: one did not complete the trial or the scenario.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FACTORS } from '../dist/core/factors/index.js';
import { LabError } from '../dist/lab/contract/lab.js';
import { runSingleTrial } from '../dist/lab/pool/single-trial.js';
import { scenarioNamed } from '../dist/lab/scenarios/index.js';
import { resolveSubject } from '../dist/lab/subjects/index.js';

const [scenario = '', ...subjects] = process.argv.slice(2);
if (scenarioNamed(scenario) === undefined || subjects.length === 0) {
  process.stderr.write(
    'error: no scenario or no subject\nhint: npm run bench:scenarios -- tools npm:@scope/tool@1.2.3\n',
  );
  process.exit(64);
}
const ENDPOINT = 'codestral.mistral.ai';
/** What the scenario `tools` has written. */
const EDITED = 'good day';

process.stdout.write('| subject | ended | ms | model calls | tools called | edit in the file | not played |\n');
process.stdout.write('|---|---|---|---|---|---|---|\n');
let short = 0;
for (const subject of subjects) short += (await tried(subject)) ? 0 : 1;
process.exitCode = short > 0 ? 1 : 0;

/** @param {string} spec @returns {Promise<boolean>} whether it came to the scenario's end */
async function tried(spec) {
  const blobDir = mkdtempSync(path.join(os.tmpdir(), 'tellproof-scenario-'));
  try {
    const subject = await resolveSubject(spec);
    const assignment = { endpoint: ENDPOINT };
    const capture = await runSingleTrial({
      subject,
      factors: FACTORS,
      assignment,
      scenario,
      blobDir,
      timeoutMs: 120_000,
    });
    process.stdout.write(row(subject.spec, capture, (hash) => textOf(blobDir, hash)));
    return capture.outcome.kind === 'completed' && capture.outcome.exitCode === 0 && notPlayed(capture).length === 0;
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    process.stdout.write(`| ${spec} | ${error.message} | | | | | |\n`);
    return false;
  } finally {
    rmSync(blobDir, { recursive: true, force: true });
  }
}

/** @param {string} blobDir @param {string} hash */
function textOf(blobDir, hash) {
  return readFileSync(path.join(blobDir, hash.slice(0, 2), hash), 'utf8');
}

/** @param {import('../dist/core/model/index.js').Capture} capture */
function notPlayed({ limits }) {
  return limits.filter((limit) => limit.includes('scenario'));
}

/**
 * @param {string} spec
 * @param {import('../dist/core/model/index.js').Capture} capture
 * @param {(hash: string) => string} read
 */
function row(spec, capture, read) {
  const { outcome, durationMs, events } = capture;
  const answers = events.flatMap((event) =>
    event.kind === 'http' && event.response.by === 'backend' ? [read(event.response.body)] : [],
  );
  const called = answers.flatMap((answer) => [...answer.matchAll(/"name": ?"([^"]+)"/g)].map(([, name]) => name));
  const files = events.flatMap((event) =>
    event.kind === 'file' && event.bytes !== undefined && event.path.endsWith('/index.js') ? [read(event.bytes)] : [],
  );
  const ended = outcome.kind === 'completed' ? `exit ${outcome.exitCode}` : outcome.kind;
  const edit = files.some((text) => text.includes(EDITED)) ? 'yes' : 'no';
  const cells = [spec, ended, durationMs, answers.length, called.join(', '), edit, notPlayed(capture).join('; ')];
  return `| ${cells.join(' | ')} |\n`;
}
