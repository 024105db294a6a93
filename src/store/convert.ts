/**
 * Format versions of `bundle.json`, one converter a step. A change of format appends one converter
 * and raises `BUNDLE_FORMAT`. Reading a bundle applies the steps that it lacks; files on disk stay
 * unchanged.
 *
 *     bundle of format 2   --(2 to 3)-->   --(3 to 4)-->   current head
 */
import { BUNDLE_FORMAT } from './schema/head.ts';

/** Entry n turns format n + 1 into format n + 2. */
export type Step = (head: Readonly<Record<string, unknown>>) => Record<string, unknown>;
export const STEPS: readonly Step[] = [
  // Format 2 knows one more kind of event, `http2`: what a client sends at the start of an HTTP/2
  // connection.
  (head) => ({ ...head, format: 2 }),
  // Format 3 knows bundles that were made to look for known tells: `looking`.
  (head) => ({ ...head, format: 3 }),
  // Format 4 knows runs under a tracer (`inputs`), and factors that are marks of the lab (kind
  // `watcher`).
  (head) => ({ ...head, format: 4 }),
];

export type Converted =
  | { readonly kind: 'current'; readonly head: unknown }
  | { readonly kind: 'newer'; readonly format: number }
  | { readonly kind: 'no-format' };

/**
 * Brings a parsed `bundle.json` to the current format. `steps` is a parameter for tests of the
 * chain itself.
 */
export function convertHead(
  value: unknown,
  steps: readonly Step[] = STEPS,
  current: number = BUNDLE_FORMAT,
): Converted {
  if (!isRecord(value)) return { kind: 'no-format' };
  const format = value['format'];
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) return { kind: 'no-format' };
  if (format > current) return { kind: 'newer', format };
  const head = steps.slice(format - 1).reduce<Record<string, unknown>>((older, step) => step(older), value);
  return { kind: 'current', head };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
