/**
 * Digests of readable settings: nobody reads them, but a guess of the setting can be checked. They
 * stay behavioural, and the report names them. Recognised: MD5, SHA-1 and SHA-256, in hex or
 * base64, whole or a prefix. Salted digests are not.
 */
import { createHash } from 'node:crypto';
import type { Rendering, RenderingsOf } from '../model/index.ts';
import { groupBy } from '../stdx/group-by.ts';
import { contextIn, renderingsIn, readableRows, type Finding } from './finding.ts';
import { memoize, memoizeByObject } from '../stdx/memo.ts';
import { isDated } from '../renderings/renderings.ts';

/** Shorter prefixes could agree by chance. */
const SHORTEST = 8;

const ALGORITHMS = ['md5', 'sha1', 'sha256'] as const;
const NAMES = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256' } as const;
const CODINGS = ['hex', 'base64', 'base64url'] as const;

/**
 * `the SHA-256 of remote (git-remote), first 16 digits`, if it holds in every trial whose level has
 * a rendering.
 */
export function digestOf(finding: Finding): string | undefined {
  for (const factor of finding.factors) {
    const name = sharedDigestName(finding, factor);
    if (name !== undefined) return name;
  }
  return undefined;
}

/**
 * The digest that the place holds in all trials with a rendering of the factor; of several, the
 * first by name.
 */
function sharedDigestName(finding: Finding, factor: string): string | undefined {
  const known = digestsOfLevels(finding, factor);
  let common: ReadonlySet<string> | undefined;
  for (const row of readableRows(finding)) {
    const renderings = renderingsIn(finding, row, factor);
    const values = valuesIn(finding, row);
    if (renderings.length === 0 || values.every((value) => value === '')) continue;
    const here = new Set(values.flatMap((value) => digestNames(value, renderings, known)));
    common = common === undefined ? here : new Set([...common].filter((name) => here.has(name)));
    if (common.size === 0) return undefined;
  }
  return common === undefined ? undefined : [...common].sort()[0];
}

/**
 * The symbol, and the word and the line around it: alignment may have cut a digest where two agree
 * by chance.
 */
function valuesIn(finding: Finding, row: number): readonly string[] {
  const context = contextIn(finding, row);
  const symbol = finding.response.symbols[row] ?? '';
  return symbol === '' ? [''] : [...new Set([symbol, context?.token ?? '', context?.line ?? ''])];
}

/** Names of the digests, whole or a prefix, that the value is of these renderings. */
function digestNames(value: string, renderings: readonly Rendering[], known: Digests): string[] {
  const plain = value.replace(/^(md5|sha-?1|sha-?256)[:=_-]/i, '').replace(/=+$/, '');
  if (plain.length < SHORTEST) return [];
  const folded = plain.toLowerCase();
  return [...new Set([plain, folded])].flatMap((digits) =>
    (known.get(digits.slice(0, SHORTEST)) ?? []).flatMap(({ name, digest, isHex, text }) => {
      if (!digest.startsWith(digits) || (digits !== plain && !isHex)) return [];
      const whole = digits.length === digest.length ? '' : `, first ${digits.length} digits`;
      const named = renderings.filter((rendering) => rendering.text === text && !isDated(rendering.what));
      return named.map(({ factor, what }) => `the ${name} of ${factor} (${what})${whole}`);
    }),
  );
}

/** By their first digits. */
type Digests = ReadonlyMap<string, readonly Digest[]>;

/** Digests of all renderings that a factor has in any trial; every place is compared with them. */
function digestsOfLevels(finding: Finding, factor: string): Digests {
  const known = knownDigests(finding.renderings);
  const digests = known.get(factor) ?? digestsOfRenderings(finding, factor);
  known.set(factor, digests);
  return digests;
}

const knownDigests = memoizeByObject<RenderingsOf, Map<string, Digests>>(() => new Map());

function digestsOfRenderings(finding: Finding, factor: string): Digests {
  const texts = new Set<string>();
  for (const row of finding.table.trials.keys())
    for (const { what, text } of renderingsIn(finding, row, factor))
      if (text.length >= 2 && !isDated(what)) texts.add(text);
  return groupBy([...texts].flatMap(digestsOf), ({ digest }) => digest.slice(0, SHORTEST));
}

interface Digest {
  readonly name: string;
  readonly digest: string;
  readonly isHex: boolean;
  /** The text that was hashed. */
  readonly text: string;
}

/** Kept by text: a level's renderings recur in every trial. */
const digestsOf = memoize((text: string): readonly Digest[] =>
  ALGORITHMS.flatMap((algorithm) => {
    const bytes = createHash(algorithm).update(text).digest();
    return CODINGS.map((coding) => {
      const digest = bytes.toString(coding).replace(/=+$/, '');
      return { name: NAMES[algorithm], digest, isHex: /^[0-9a-f]+$/.test(digest), text };
    });
  }),
);
