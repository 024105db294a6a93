/** Values that a factor is to be tried at, as its levels. */
import { dictionaryOf } from '../../core/factors/dictionaries/index.ts';
import { levelFor } from '../../core/factors/index.ts';
import type { Factor, Level, Subject } from '../../core/model/index.ts';
import { AuditError } from '../errors.ts';
import { readUserFile } from '../user-file.ts';

/** The dictionary's, or those of the user's file; with the subject's own endpoint, which no list would name. @throws AuditError `usage` */
export function valuesToTry(factor: Factor, subject: Subject, file: string | undefined): readonly string[] {
  if (file !== undefined) return valuesIn(file, factor);
  const vendor = factor.kind === 'endpoint' ? subject.endpoint?.vendor : undefined;
  const own = typeof vendor === 'string' && URL.canParse(vendor) ? [new URL(vendor).host] : [];
  return [...new Set([...own, ...dictionaryOf(factor).values])];
}

/** One value a line; empty lines and what follows a `#` at the start or after a space are left out. */
function valuesIn(file: string, factor: Factor): string[] {
  const values = new Set<string>();
  for (const [index, line] of readUserFile(file, 'name a file with one value a line').split(/\r?\n/).entries()) {
    const value = line.replace(/(^|\s)#.*$/, '').trim();
    if (value === '') continue;
    const made = levelFor(factor, value);
    if (made.kind === 'rejected')
      throw new AuditError('usage', `${file}:${index + 1}: ${made.why}`, `each line is one value of ${factor.name}`);
    values.add(made.level.name === value ? value : bare(value));
  }
  if (values.size > 0) return [...values];
  throw new AuditError('usage', `${file} names no value`, 'write one value a line');
}

const bare = (value: string): string => value.replace(/^https:\/\/([^/]+)\/?$/, '$1');

/** The factor with levels for `values` behind its own. @throws Error for a value that was not checked */
export function withValuesAsLevels(factor: Factor, values: readonly string[]): Factor {
  const known = new Set(factor.levels.map(({ name }) => name));
  const more = values.filter((value) => !known.has(value)).map((value) => levelNamed(factor, value));
  const [first, ...rest] = factor.levels;
  return { ...factor, levels: [first, ...rest, ...more] };
}

/** Under the value as its name. A host in capitals reaches the subject in capitals, which an origin made of it would not. */
function levelNamed(factor: Factor, value: string): Level {
  const made = levelFor(factor, value);
  if (made.kind === 'rejected') throw new Error(made.why);
  const { level } = made;
  if (level.name === value) return level;
  const endpoint = factor.kind === 'endpoint' && !value.includes('://') ? { endpoint: `https://${value}` } : {};
  return { ...level, name: value, setting: { ...level.setting, ...endpoint } };
}
