import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { SurveyCheck, SurveyRow, VerdictName } from '../../src/core/model/index.ts';
import { worstOf } from '../../src/core/surveys/index.ts';
import { checkJson, checkText, surveyCsv, surveyJson, surveyText } from '../../src/report/survey/index.ts';
import { matrix } from './survey-example.ts';

const golden = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');

describe('the matrix of a survey', () => {
  test('reads as in golden/survey.txt', () => expect(surveyText(matrix, false)).toBe(golden('survey.txt')));

  test('has the same text with and without colour', () => {
    const coloured = surveyText(matrix, true);
    expect(coloured).not.toBe(surveyText(matrix, false));
    expect(stripVTControlCharacters(coloured)).toBe(surveyText(matrix, false));
  });

  test('is CSV as in golden/survey.csv, with line ends and quotes by RFC 4180', () => {
    const csv = surveyCsv(matrix);
    expect(csv.replaceAll('\r\n', '\n')).toBe(golden('survey.csv'));
    expect(csv.split('\r\n')).toHaveLength(matrix.rows.length + 2);
  });

  test('is one JSON document with all of its content', () => {
    expect(JSON.parse(surveyJson(matrix))).toEqual({ format: 1, ...matrix });
  });

  test('escapes text of a tool that a terminal would act on', () => {
    const [row] = matrix.rows;
    const rows = row === undefined ? [] : [{ ...row, vendor: 'A\u001b[2J\u200bB' }];
    expect(surveyText({ ...matrix, rows }, false)).toContain('A\\u{001B}[2J\\u{200B}B');
    expect(surveyJson({ ...matrix, rows })).toContain('A\\u001b[2J\\u200bB');
  });
});

test('the worst verdict of a survey counts, and a tool that was not run is inconclusive', () => {
  const [judged, , notRun] = matrix.rows;
  const row = (verdict: VerdictName): SurveyRow => {
    if (judged?.outcome.kind !== 'judged') throw new Error('the example has no verdict in its first row');
    return { ...judged, outcome: { ...judged.outcome, figures: { ...judged.outcome.figures, verdict } } };
  };
  expect(worstOf([row('none-seen'), row('none-seen')])).toBe('none-seen');
  expect(worstOf([row('none-seen'), ...(notRun === undefined ? [] : [notRun])])).toBe('inconclusive');
  expect(worstOf([row('inconclusive'), row('differs')])).toBe('differs');
  expect(worstOf([row('differs'), row('tells-found'), row('none-seen')])).toBe('tells-found');
});

describe('the check before a survey', () => {
  const good: SurveyCheck = {
    subject: 'npm:good@latest',
    tool: 'npm:good',
    version: '1.0.0',
    vendor: 'Good',
    country: 'AT',
    completes: true,
    ended: 'exited with code 0',
    requests: 3,
    hosts: ['api.good.example'],
    modelCalls: 1,
    printed: true,
    seconds: 2.34,
  };
  const bad = {
    ...good,
    tool: 'npm:bad',
    completes: false,
    ended: 'ran longer than 60 s',
    modelCalls: 0,
    printed: false,
  };

  test('reads as in golden/survey-check.txt', () => {
    expect(checkText([good, bad], false)).toBe(golden('survey-check.txt'));
  });

  test('is one JSON document', () => {
    expect(JSON.parse(checkJson([good, bad]))).toEqual({ format: 1, rows: [good, bad] });
  });
});
