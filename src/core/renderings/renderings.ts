/**
 * How each trial's environment can be read in a text: the levels' own renderings, and standard ones by kind of factor.
 * `maskableRenderings` gives the specific ones, which alignment replaces by placeholders; `allRenderings` all of them, for the
 * classification. Dates are never replaced: how a date is written may be the very mark.
 */
import type { Capture, Factor, Rendering, RenderingsOf } from '../model/index.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import { factRenderings, isSpecific, levelIn, standardRenderings } from './standard-renderings.ts';

/** Renderings for placeholders: those that hardly stand in a message by accident. */
export function maskableRenderings(factors: readonly Factor[], captures: readonly Capture[]): RenderingsOf {
  return byTrial(factors, captures, (all) => firstBy(all.filter(isMaskable), ({ text }) => text));
}

/** Every rendering, short ones and dates included. */
export function allRenderings(factors: readonly Factor[], captures: readonly Capture[]): RenderingsOf {
  return byTrial(factors, captures, (all) => firstBy(all, ({ factor, what, text }) => `${factor}\n${what}\n${text}`));
}

/** Kinds that may stand in a message whatever the level: a variable's value, a public host in a remote, a date. */
const UNMASKED: ReadonlySet<string> = new Set(['short-offset', 'variable', 'git-remote-part', 'git-domain']);

/** A level's own rendering may be a plain word if it is long; a derived one must hold more than letters or digits. */
function isMaskable({ what, text }: Rendering): boolean {
  if (UNMASKED.has(what) || isDated(what)) return false;
  return isSpecific(text) || (what === 'level' && text.length >= 6);
}

/** A form that follows the clock; its `what` says in which style it is written. */
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

/** The first of each key, without those that show nothing. */
function firstBy(renderings: readonly Rendering[], keyOf: (rendering: Rendering) => string): Rendering[] {
  const seen = new Set<string>();
  return renderings.filter((rendering) => {
    const key = keyOf(rendering);
    if (rendering.text === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Both the ones for placeholders and all forms are chosen from these. */
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
