/**
 * Renderings of a trial's environment: texts in which it can appear in a message. A level brings
 * its own, `standard-renderings.ts` adds those by kind of factor. Alignment replaces the maskable
 * ones by placeholders; classification takes all. Dates are never masked: their style may be the
 * mark.
 *
 *     a trial at 2026-11-24T10:25Z with timezone = Europe/Berlin and user = mkeller (excerpt)
 *
 *     maskable   timezone  level        Europe/Berlin, Central European Standard Time
 *                          zone-name    Central European Time, Germany Time
 *                          offset       +01:00, +0100, GMT+1, UTC+01:00
 *                user      level        mkeller
 *                          home         /home/mkeller, %2Fhome%2Fmkeller, -home-mkeller
 *     all: also  timezone  short-offset          60, 3600
 *                          clock.weekday-long    Tuesday
 *                          local-date.medium     Nov 24, 2026
 */
import type { Capture, Factor, Rendering, RenderingsOf } from '../model/index.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import { factRenderings, isSpecific, levelIn, standardRenderings } from './standard-renderings.ts';

/** By trial, the renderings that hardly occur in a message by accident; each text once. */
export function maskableRenderings(factors: readonly Factor[], captures: readonly Capture[]): RenderingsOf {
  return byTrial(factors, captures, (all) => firstBy(all.filter(isMaskable), ({ text }) => text));
}

/** By trial, every rendering, short ones and dates included; longest first. */
export function allRenderings(factors: readonly Factor[], captures: readonly Capture[]): RenderingsOf {
  return byTrial(factors, captures, (all) => firstBy(all, ({ factor, what, text }) => `${factor}\n${what}\n${text}`));
}

/** Kinds whose texts may occur at any level: a variable's value, a public host in a remote. */
const UNMASKED: ReadonlySet<string> = new Set(['short-offset', 'variable', 'git-remote-part', 'git-domain']);

/** A level's own text may be a word of six letters; others need more than letters or digits. */
function isMaskable({ what, text }: Rendering): boolean {
  if (UNMASKED.has(what) || isDated(what)) return false;
  return isSpecific(text) || (what === 'level' && text.length >= 6);
}

/** Whether a rendering shows the clock; its `what` then names the style. */
export const isDated = (what: string): boolean => /^(clock|local-date)\./.test(what);

function byTrial(
  factors: readonly Factor[],
  captures: readonly Capture[],
  choose: (all: readonly Rendering[]) => readonly Rendering[],
): RenderingsOf {
  const cache = new Map<string, readonly Rendering[]>();
  const byId = new Map(captures.map((capture) => [capture.trial.id, capture]));
  return (trial) => {
    const capture = byId.get(trial);
    if (capture === undefined) return [];
    const known = cache.get(trial) ?? longestFirst(choose(renderingsIn(factors)(capture)));
    cache.set(trial, known);
    return known;
  };
}

const longestFirst = (renderings: readonly Rendering[]): Rendering[] =>
  [...renderings].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));

/** The first rendering of each key; empty texts are dropped. */
function firstBy(renderings: readonly Rendering[], keyOf: (rendering: Rendering) => string): Rendering[] {
  const seen = new Set<string>();
  return renderings.filter((rendering) => {
    const key = keyOf(rendering);
    if (rendering.text === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** `maskableRenderings` and `allRenderings` both choose from these. */
const renderingsIn = memoizeByObject((factors: readonly Factor[]) =>
  memoizeByObject((capture: Capture) => renderingsOfTrial(factors, capture)),
);

function renderingsOfTrial(factors: readonly Factor[], capture: Capture): Rendering[] {
  const { assignment } = capture.trial;
  return factors.flatMap((factor) => {
    const level = levelIn(factor, assignment);
    const own = level.renderings.map((text) => ({ factor: factor.name, what: 'level', text }));
    const standard = standardRenderings(factor.kind, level, capture, factors);
    return [
      ...own,
      ...standard.map(([what, text]) => ({ factor: factor.name, what, text })),
      ...factRenderings(factor, capture, factors),
    ];
  });
}
