/** Exit codes, a public contract. Their numbers and meanings are defined here only. */
import type { DecodedFile } from '../core/decoding/index.ts';
import type { Inventory, Standing } from '../inventory/index.ts';
import type { Verdict, VerdictName } from '../core/model/index.ts';

export const EXIT = {
  ok: 0,
  usage: 64,
  fault: 70,
  /** 128 + SIGINT, the convention of shells. */
  interrupted: 130,
} as const;

export const EXIT_BY_VERDICT: Readonly<Record<VerdictName, number>> = {
  'none-seen': 0,
  'tells-found': 1,
  inconclusive: 2,
  differs: 3,
};

/** `selftest`: at least one specimen or decoy was judged otherwise than expected. */
export const EXIT_DIFFERS = 1;

/** `probe` and `bisect`: finished, but a question stays open. */
export const EXIT_OPEN = 2;

export const FAIL_ON = ['covert', 'behavioural', 'inconclusive'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Without `failOn`, by the verdict; with it, only the listed kinds fail, the worst one first. */
export function exitCodeOf(verdict: Verdict, failOn: readonly FailOn[] | undefined): number {
  if (failOn === undefined) return EXIT_BY_VERDICT[verdict.verdict];
  const has = (kind: 'covert' | 'behavioural'): boolean =>
    failOn.includes(kind) && verdict.tells.some((tell) => tell.class === kind && tell.declared === null);
  if (has('covert')) return EXIT_BY_VERDICT['tells-found'];
  if (has('behavioural')) return EXIT_BY_VERDICT.differs;
  const open = failOn.includes('inconclusive') && verdict.verdict === 'inconclusive';
  return open ? EXIT_BY_VERDICT.inconclusive : EXIT.ok;
}

/** `decode`: by the worst class of a reading that tells; without any reading, inconclusive. */
export function exitCodeOfDecoding(files: readonly DecodedFile[]): number {
  const readings = files.flatMap(({ decoded }) => decoded.flatMap((message) => message.readings));
  const tellingClasses = readings
    .filter(({ outcome }) => outcome.kind === 'read' && outcome.tells)
    .map((reading) => reading.class);
  if (tellingClasses.includes('covert')) return EXIT_BY_VERDICT['tells-found'];
  if (tellingClasses.includes('behavioural')) return EXIT_BY_VERDICT.differs;
  const isOpen = readings.every(({ outcome }) => outcome.kind !== 'read');
  return isOpen ? EXIT_BY_VERDICT.inconclusive : EXIT.ok;
}

const EXIT_BY_STANDING: Readonly<Record<Standing, number>> = {
  'known-tell': EXIT_BY_VERDICT['tells-found'],
  differs: EXIT_BY_VERDICT.differs,
  unknown: EXIT_BY_VERDICT.inconclusive,
  'none-seen': EXIT.ok,
};

/**
 * `inventory`: by the worst standing. An unreadable place may hide a tool, so it counts as unknown.
 */
export function exitCodeOfInventory({ tools, limits }: Inventory): number {
  const standings: readonly Standing[] = ['known-tell', 'differs', 'unknown', 'none-seen'];
  const unseen: readonly Standing[] = limits.length > 0 ? ['unknown'] : [];
  const all = [...tools.map(({ standing }) => standing), ...unseen];
  return EXIT_BY_STANDING[standings.find((standing) => all.includes(standing)) ?? 'none-seen'];
}
