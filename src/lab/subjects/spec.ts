/**
 * Parses a subject's spec. Does not check that the subject exists. Runs in the main process. Pure.
 */

export type SubjectSpec =
  /** `wanted`: a version, a tag or a range; `latest` where none was given. */
  | { readonly kind: 'npm'; readonly name: string; readonly wanted: string }
  | { readonly kind: 'specimen'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly message: string; readonly hint: string };

const HINT = 'name a subject as npm:NAME@VERSION or specimen:NAME, or give a command after --';

/**
 * Names by npm's rules for new packages; versions, tags and ranges without spaces, paths or URLs.
 */
const NPM = /^(?<name>(@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*)(@(?<wanted>[\w^~<>=*][\w.+^~<>=*-]*))?$/;

export function parseSpec(spec: string): SubjectSpec {
  const [scheme, rest] = spec.includes(':')
    ? [spec.slice(0, spec.indexOf(':')), spec.slice(spec.indexOf(':') + 1)]
    : ['', spec];
  if (scheme === 'npm') return npmSpec(spec, rest);
  if (scheme !== 'specimen') return unreadable(spec, HINT);
  return /^[a-z0-9-]+$/.test(rest) ? { kind: 'specimen', name: rest } : unreadable(spec, HINT);
}

function npmSpec(spec: string, rest: string): SubjectSpec {
  const { name, wanted } = NPM.exec(rest)?.groups ?? {};
  if (name === undefined || name.startsWith('-')) return unreadable(spec, HINT);
  return { kind: 'npm', name, wanted: wanted ?? 'latest' };
}

function unreadable(spec: string, hint: string): SubjectSpec {
  const scoped = /^@?[a-z0-9-~][\w./~-]*(@[\w.-]+)?$/.test(spec) && !spec.startsWith('.');
  return {
    kind: 'unreadable',
    message: `cannot read the subject "${spec}"`,
    hint: scoped ? `${HINT}; did you mean npm:${spec}?` : hint,
  };
}
