import { expect, test } from 'vitest';
import { filesOf, SOURCES } from './source-files.ts';

test('a file is named for what it does: no util, helper, common or manager', () => {
  const vague = /(^|[-/.])(utils?|helpers?|common|managers?|misc|shared|stuff)([-/.]|$)/i;
  expect(filesOf('').filter((name) => vague.test(name))).toEqual([]);
});

test('file names are lower case, in words joined by hyphens', () => {
  const names = SOURCES.map((file) => file.path.split('/').at(-1) ?? '');
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(name))).toEqual([]);
});

test('a file says first what it is', () => {
  const silent = SOURCES.filter((file) => !/^(#!.*\n)?\s*\/\*\*/.test(file.text)).map((file) => file.path);
  expect(silent).toEqual([]);
});
