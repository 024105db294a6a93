/** `tellproof survey` over a lab in memory: what goes to which stream, and the exit code. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SurveyMatrix } from '../../src/core/model/index.ts';
import { failureOf, failureText } from '../../src/cli/failure.ts';
import { surveyPorts } from '../../src/cli/lab-ports.ts';
import { surveyCommand, type SurveyCommandOptions } from '../../src/cli/handlers/survey.ts';
import { hyphen } from '../audit/subjects.ts';
import { surveyIn, toolsOf } from '../audit/survey-tools.ts';
import { scratchDir } from '../store/example.ts';
import { recorder } from './recorder.ts';

const root = scratchDir();
const silent = () => [];
const tools = { 'npm:marked': hyphen, 'npm:silent': silent };

const unheard = recorder().terminal;

interface Said {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function survey(name: string, subjects: readonly string[], options: SurveyCommandOptions = {}): Promise<Said> {
  const { terminal, said } = recorder();
  const { file, out } = surveyIn(root, name, subjects);
  const session = { terminal, rest: null, typed: ['survey', file] };
  const given = { jobs: 1, ...(options.check === true ? {} : { out }), ...options };
  return { exitCode: await surveyCommand(file, given, session, toolsOf(tools).ports), ...said };
}

describe('tellproof survey', () => {
  test('prints the matrix on standard output, progress on standard error, and exits by the worst verdict', async () => {
    const { exitCode, out, err } = await survey('text', ['npm:silent@1.0.0', 'npm:marked@latest']);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^tool +version +vendor +in +verdict +covert/);
    expect(out).toMatch(/\nnpm:silent +1\.0\.0 +Invented +AT +inconclusive +0 /);
    expect(out).toMatch(/\nnpm:marked +2\.0\.0 +Invented +AT +tells-found +1 /);
    expect(err).toContain('\ntool 1 of 2: npm:silent@1.0.0\n');
    expect(err).toContain('\ntool 2 of 2: npm:marked@2.0.0\n');
    const again = await survey('text', ['npm:silent@1.0.0', 'npm:marked@latest']);
    expect(again).toEqual({ exitCode, out, err: '' });
    const json = await survey('text', ['npm:silent@1.0.0', 'npm:marked@latest'], { json: true });
    const { rows } = JSON.parse(json.out) as SurveyMatrix;
    expect(rows.map(({ tool }) => tool)).toEqual(['npm:silent', 'npm:marked']);
    const csv = await survey('text', ['npm:silent@1.0.0', 'npm:marked@latest'], { csv: true });
    expect(csv.out).toMatch(/^tool,version,.+\r\nnpm:silent,1\.0\.0,.+\r\nnpm:marked,2\.0\.0,.+\r\n$/);
  });

  test('is inconclusive for tools that are silent, or in no registry', async () => {
    expect(await survey('nothing', ['npm:silent@1.0.0'], { quiet: true })).toMatchObject({ exitCode: 2, err: '' });
    expect(await survey('nowhere', ['npm:nowhere@1.0.0'], { quiet: true })).toMatchObject({ exitCode: 2, err: '' });
  });

  test('with --check prints which tools complete, keeps nothing, and fails when one does not', async () => {
    const { exitCode, out, err } = await survey('check', ['npm:silent@1.0.0'], { check: true });
    expect(exitCode).toBe(2);
    expect(out).toContain('npm:silent: exited with code 0; it asked no model; it did not print the');
    expect(out).toContain('\n0 of 1 complete a trial\n');
    expect(err).toContain('tool 1 of 1: npm:silent@1.0.0\n');
    expect(existsSync(join(root, 'check.survey'))).toBe(false);
  });

  test('on another system than linux fails before anything is fetched', async () => {
    const { file, out } = surveyIn(root, 'elsewhere', ['npm:silent@latest']);
    const session = { terminal: unheard, rest: null, typed: [] };
    const run = surveyCommand(file, { out, quiet: true }, session, surveyPorts('darwin'));
    const error: unknown = await run.catch((thrown: unknown) => thrown);
    expect(failureText(error, failureOf(error, 'survey'), false)).toBe(
      'error: cannot run an audit on macos: the lab needs the namespaces of linux\n' +
        'hint: run it on a linux machine or in a container; analyze, verify and factors work here\n',
    );
  });
});
