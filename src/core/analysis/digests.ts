/**
 * Digests of readable settings: who guesses the setting recognises it, and nobody reads it. They stay behavioural; the report
 * says what they are. MD5, SHA-1 and SHA-256, in hex or base64, whole or a prefix; salted ones are beyond this.
 */
import { createHash } from 'node:crypto';
import type { Rendering } from '../model/index.ts';
import { contextIn, formsIn, readableRows, type Finding } from './finding.ts';
import { remembering } from './remembering.ts';
import { isDated } from './renderings.ts';

/** Fewer characters could agree by chance. */
const SHORTEST = 8;

const ALGORITHMS = ['md5', 'sha1', 'sha256'] as const;
const NAMES = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256' } as const;
const CODINGS = ['hex', 'base64', 'base64url'] as const;

/** `the SHA-256 of remote (git-remote), first 16 digits`, if that is so in every trial in which the factor has a level to name. */
export function digestOf(finding: Finding): string | undefined {
  for (const factor of finding.factors) {
    const said = saidOf(finding, factor);
    if (said !== undefined) return said;
  }
  return undefined;
}

function saidOf(finding: Finding, factor: string): string | undefined {
  let common: ReadonlySet<string> | undefined;
  for (const row of readableRows(finding)) {
    const values = valuesIn(finding, row);
    const forms = formsIn(finding, row, factor);
    if (forms.length === 0 || values.every((value) => value === '')) continue;
    const here = new Set(forms.flatMap((form) => saidOfForm(form, values)));
    common = common === undefined ? here : new Set([...common].filter((said) => here.has(said)));
    if (common.size === 0) return undefined;
  }
  return common === undefined ? undefined : [...common].sort()[0];
}

/** The symbol, and the word and line that it stands in: alignment may have cut a digest where two agree by chance. */
function valuesIn(finding: Finding, row: number): readonly string[] {
  const context = contextIn(finding, row);
  const symbol = finding.place.symbols[row] ?? '';
  return symbol === '' ? [''] : [...new Set([symbol, context?.token ?? '', context?.line ?? ''])];
}

function saidOfForm({ factor, what, text }: Rendering, values: readonly string[]): string[] {
  if (isDated(what) || text.length < 2) return [];
  return digestsOf(text).flatMap(({ name, digest }) =>
    values.flatMap((value) => {
      const length = lengthOfPrefix(value, digest);
      if (length === undefined) return [];
      const whole = length === digest.length ? '' : `, first ${length} digits`;
      return [`the ${name} of ${factor} (${what})${whole}`];
    }),
  );
}

function lengthOfPrefix(value: string, digest: string): number | undefined {
  const plain = value.replace(/^(md5|sha-?1|sha-?256)[:=_-]/i, '').replace(/=+$/, '');
  const folded = /^[0-9a-f]+$/.test(digest) ? plain.toLowerCase() : plain;
  return folded.length >= SHORTEST && digest.startsWith(folded) ? folded.length : undefined;
}

interface Digest {
  readonly name: string;
  readonly digest: string;
}

/** A level's renderings recur in every trial. */
const digestsOf = remembering((text: string): readonly Digest[] =>
  ALGORITHMS.flatMap((algorithm) => {
    const bytes = createHash(algorithm).update(text).digest();
    return CODINGS.map((coding) => ({
      name: NAMES[algorithm],
      digest: bytes.toString(coding).replace(/=+$/, ''),
    }));
  }),
);
