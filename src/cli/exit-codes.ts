/** Exit codes, a public contract: numbers and their meaning stand here and nowhere else. */
import type { DecodedFile } from '../core/decoding/index.ts';
import type { Inventory, Standing } from '../inventory/index.ts';
import type { Verdict, VerdictName } from '../core/model/index.ts';

export const EXIT = {
  ok: 0,
  usage: 64,
  fault: 70,
  /** 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

export const EXIT_BY_VERDICT: Readonly<Record<VerdictName, number>> = {
  'none-seen': 0,
  'tells-found': 1,
  inconclusive: 2,
  differs: 3,
};

/** Of `selftest`: one or more specimens or decoys were not judged as promised. */
export const EXIT_DIFFERS = 1;

/** Of `probe` and `bisect`: it ended, and something stays open. */
export const EXIT_OPEN = 2;

export const FAIL_ON = ['covert', 'behavioural', 'inconclusive'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Without `failOn` the verdict decides; with it only what is listed fails, the worst first. */
export function exitCodeOf(verdict: Verdict, failOn: readonly FailOn[] | undefined): number {
  if (failOn === undefined) return EXIT_BY_VERDICT[verdict.verdict];
  const has = (kind: 'covert' | 'behavioural'): boolean =>
    failOn.includes(kind) && verdict.tells.some((tell) => tell.class === kind && tell.declared === null);
  if (has('covert')) return EXIT_BY_VERDICT['tells-found'];
  if (has('behavioural')) return EXIT_BY_VERDICT.differs;
  const open = failOn.includes('inconclusive') && verdict.verdict === 'inconclusive';
  return open ? EXIT_BY_VERDICT.inconclusive : EXIT.ok;
}

/** Of `decode`: by the worst class that was read and tells; where none was, whether one may stand there unread. */
export function exitCodeOfDecoding(files: readonly DecodedFile[]): number {
  const readings = files.flatMap(({ decoded }) => decoded.flatMap((message) => message.readings));
  const told = readings
    .filter(({ outcome }) => outcome.kind === 'read' && outcome.tells)
    .map((reading) => reading.class);
  if (told.includes('covert')) return EXIT_BY_VERDICT['tells-found'];
  if (told.includes('behavioural')) return EXIT_BY_VERDICT.differs;
  const isOpen = readings.every(({ outcome }) => outcome.kind !== 'read');
  return isOpen ? EXIT_BY_VERDICT.inconclusive : EXIT.ok;
}

const EXIT_BY_STANDING: Readonly<Record<Standing, number>> = {
  'known-tell': EXIT_BY_VERDICT['tells-found'],
  differs: EXIT_BY_VERDICT.differs,
  unknown: EXIT_BY_VERDICT.inconclusive,
  'none-seen': EXIT.ok,
};

/** Of `inventory`: by the worst standing; where something could not be looked at, a tool of unknown standing may be there. */
export function exitCodeOfInventory({ tools, limits }: Inventory): number {
  const standings: readonly Standing[] = ['known-tell', 'differs', 'unknown', 'none-seen'];
  const unseen: readonly Standing[] = limits.length > 0 ? ['unknown'] : [];
  const all = [...tools.map(({ standing }) => standing), ...unseen];
  return EXIT_BY_STANDING[standings.find((standing) => all.includes(standing)) ?? 'none-seen'];
}
