/** Matches a message's role with a codebook's key, such as `POST {endpoint}/v1/messages #1`. */
import { literalPattern } from './symbol-pattern.ts';

/** The role of a key: the key without the message's number. */
export const roleOf = (key: string): string => key.replace(/ #\d+$/, '');

const PLACEHOLDER = /(\{[\w-]+\})/;

/** `{id}` matches one path segment; `{endpoint}` a host, possibly with a path prefix. */
function patternOf(role: string): RegExp {
  const [method = '', ...rest] = role.split(' ');
  const [host = '', ...path] = rest.join(' ').split('/');
  const tail = path.map((segment) => `/${written(segment)}`).join('');
  return new RegExp(`^${literalPattern(method)} (?:${written(host)}|\\?)${tail}$`);
}

const written = (text: string): string =>
  text
    .split(PLACEHOLDER)
    .map((part) => (part === '{id}' ? '[^/]+?' : PLACEHOLDER.test(part) ? '.+?' : literalPattern(part)))
    .join('');

/** The roles of a codebook, as patterns. */
export class RoleMatcher {
  readonly #patterns: ReadonlyMap<string, RegExp>;
  readonly #fixed: readonly RegExp[];

  constructor(keys: Iterable<string>) {
    const roles = [...new Set([...keys].map(roleOf))];
    this.#patterns = new Map(roles.map((role) => [role, patternOf(role)]));
    this.#fixed = roles.filter((role) => !role.includes('{endpoint}')).map(patternOf);
  }

  /**
   * Whether a message of this role may be the key's. A null role fits every key. A message to a
   * host that the codebook names is none to the endpoint.
   */
  fits(role: string | null, key: string): boolean {
    if (role === null) return true;
    const wanted = roleOf(key);
    if (role === wanted) return true;
    if (wanted.includes('{endpoint}') && !role.includes('?') && this.#fixed.some((fixed) => fixed.test(role)))
      return false;
    return this.#patterns.get(wanted)?.test(role) ?? false;
  }
}
