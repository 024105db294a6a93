/** Judges a bundle again. Reads only the evidence, and writes nothing. */
import type { Verdict } from '../core/model/index.ts';
import { readerOf } from '../core/align/index.ts';
import { type Bundle, openBundle, StoreError, verifyBundle } from '../store/index.ts';
import { disclosureIn, readDisclosure } from './disclosure.ts';
import { assessmentOf, judgeWhilePlanting, PLANTS } from './judge.ts';
import { assertAuditBundle } from './relocate/purpose.ts';
import type { StartPlanting } from './planting/planting.ts';

export interface Analysis {
  readonly verdict: Verdict;
  /** The exact text that `verdict.json` holds or would hold. */
  readonly text: string;
  /**
   * Comparison with the bundle's own `verdict.json`. `absent`: the run is unfinished.
   * `other-plants`: that verdict was made with another number of planted marks.
   */
  readonly stored: 'identical' | 'different' | 'absent' | 'other-plants';
}

export interface AnalysisChoices {
  /** Path of a disclosure file that replaces the one in the bundle. */
  readonly disclosure?: string;
  /** Number of marks to plant; default: as many as an audit plants. */
  readonly plants?: number;
  /**
   * Plants them concurrently with judging; absent: planting and judging run one after the other.
   */
  readonly plant?: StartPlanting;
}

/**
 * @throws StoreError `damaged` when a file of the evidence differs from its recorded hash;
 * AuditError when the disclosure cannot be used
 */
export async function analyzeBundle(
  dir: string,
  render: (verdict: Verdict) => string,
  { disclosure, plants = PLANTS, plant }: AnalysisChoices = {},
): Promise<Analysis> {
  const file = disclosure === undefined ? undefined : readDisclosure(disclosure);
  assertIntact(dir);
  const bundle = openBundle(dir);
  assertAuditBundle(bundle.head, dir);
  const declared = file === undefined ? undefined : disclosureIn({ ...bundle.head, disclosure: file }, dir);
  const planting = plant?.(dir, plants);
  try {
    const reader = readerOf(bundle.readBlob);
    const assessment = assessmentOf(bundle, reader);
    const choices = { assessment, reader, ...(declared === undefined ? {} : { disclosure: declared }) };
    const verdict = await judgeWhilePlanting(planting?.plants, bundle, { ...choices, plants });
    return analysisOf(bundle, verdict, render(verdict), plants);
  } finally {
    planting?.end();
  }
}

function analysisOf(bundle: Bundle, verdict: Verdict, text: string, plants: number): Analysis {
  const stored = bundle.verdict();
  if (stored === null) return { verdict, text, stored: 'absent' };
  if (plants !== PLANTS) return { verdict, text, stored: 'other-plants' };
  return { verdict, text, stored: stored === text ? 'identical' : 'different' };
}

/**
 * Ignores the stored verdict, which is no evidence: a bundle in which only `verdict.json` was
 * changed can be judged, and the caller reports the difference.
 */
function assertIntact(dir: string): void {
  const { damaged, missing, faults } = verifyBundle(dir);
  const damagedNames = [...damaged, ...missing].filter((name) => name !== 'verdict.json');
  const [first] = [
    ...damagedNames.map((name) => (missing.includes(name) ? `${name} is missing` : `${name} was changed`)),
    ...faults,
  ];
  if (first === undefined) return;
  const more = damagedNames.length + faults.length - 1;
  throw new StoreError(
    'damaged',
    `bundle ${dir} is damaged: ${first}${more > 0 ? `, and ${more} more` : ''}`,
    `list everything that is wrong with: tellproof verify ${dir}`,
  );
}
