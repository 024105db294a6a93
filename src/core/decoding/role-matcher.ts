/** Whether a message seen in a file is the one that a codebook names: `POST {endpoint}/v1/messages #1`. */
import { literalPattern } from './symbol-pattern.ts';

/** The name without its number among the messages of that role. */
export const roleOf = (key: string): string => key.replace(/ #\d+$/, '');

const PLACEHOLDER = /(\{[\w-]+\})/;

/** `{id}` is one segment; the endpoint may be any host with a path of its own in front. */
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

/** Roles of a codebook, and which of them a message has. */
export class RoleMatcher {
  readonly #patterns: ReadonlyMap<string, RegExp>;
  readonly #fixed: readonly RegExp[];

  constructor(keys: Iterable<string>) {
    const roles = [...new Set([...keys].map(roleOf))];
    this.#patterns = new Map(roles.map((role) => [role, patternOf(role)]));
    this.#fixed = roles.filter((role) => !role.includes('{endpoint}')).map(patternOf);
  }

  /** What goes to a host that the codebook names goes to no endpoint. Without a role everything fits. */
  fits(role: string | null, key: string): boolean {
    if (role === null) return true;
    const wanted = roleOf(key);
    if (role === wanted) return true;
    if (wanted.includes('{endpoint}') && !role.includes('?') && this.#fixed.some((fixed) => fixed.test(role)))
      return false;
    return this.#patterns.get(wanted)?.test(role) ?? false;
  }
}
