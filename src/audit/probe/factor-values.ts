/** The values at which a probe tries a factor, and these values as the factor's levels. */
import { dictionaryOf } from '../../core/factors/dictionaries/index.ts';
import { levelFor } from '../../core/factors/index.ts';
import type { Factor, Level, Subject } from '../../core/model/index.ts';
import { AuditError } from '../errors.ts';
import { readUserFile } from '../user-file.ts';

/**
 * The values of the user's file, else the factor's dictionary together with the subject's own
 * endpoint, which no dictionary lists. @throws AuditError `usage`
 */
export function valuesToTry(factor: Factor, subject: Subject, file: string | undefined): readonly string[] {
  if (file !== undefined) return valuesIn(file, factor);
  const vendor = factor.kind === 'endpoint' ? subject.endpoint?.vendor : undefined;
  const own = typeof vendor === 'string' && URL.canParse(vendor) ? [new URL(vendor).host] : [];
  return [...new Set([...own, ...dictionaryOf(factor).values])];
}

/**
 * One value a line. Ignores empty lines, and a `#` at the start or after a space with all behind
 * it.
 */
function valuesIn(file: string, factor: Factor): string[] {
  const values = new Set<string>();
  for (const [index, line] of readUserFile(file, 'name a file with one value a line').split(/\r?\n/).entries()) {
    const value = line.replace(/(^|\s)#.*$/, '').trim();
    if (value === '') continue;
    const parsed = levelFor(factor, value);
    if (parsed.kind === 'rejected')
      throw new AuditError('usage', `${file}:${index + 1}: ${parsed.why}`, `each line is one value of ${factor.name}`);
    values.add(parsed.level.name === value ? value : withoutScheme(value));
  }
  if (values.size > 0) return [...values];
  throw new AuditError('usage', `${file} contains no value`, 'write one value a line');
}

const withoutScheme = (value: string): string => value.replace(/^https:\/\/([^/]+)\/?$/, '$1');

/** The factor with levels for `values` after its own. @throws Error for an unchecked value */
export function withValuesAsLevels(factor: Factor, values: readonly string[]): Factor {
  const known = new Set(factor.levels.map(({ name }) => name));
  const more = values.filter((value) => !known.has(value)).map((value) => levelNamed(factor, value));
  const [first, ...rest] = factor.levels;
  return { ...factor, levels: [first, ...rest, ...more] };
}

/**
 * A level named as the value is written. Keeps capitals in a host name, which parsing as an origin
 * would lower.
 */
function levelNamed(factor: Factor, value: string): Level {
  const parsed = levelFor(factor, value);
  if (parsed.kind === 'rejected') throw new Error(parsed.why);
  const { level } = parsed;
  if (level.name === value) return level;
  const endpoint = factor.kind === 'endpoint' && !value.includes('://') ? { endpoint: `https://${value}` } : {};
  return { ...level, name: value, setting: { ...level.setting, ...endpoint } };
}
