/** Judges a bundle again. Reads the evidence and nothing else, and writes nothing. */
import type { Verdict } from '../core/model/index.ts';
import { readerOf } from '../core/align/index.ts';
import { type Bundle, openBundle, StoreError, verifyBundle } from '../store/index.ts';
import { disclosureIn, readDisclosure } from './disclosure.ts';
import { assessmentOf, judgeBeside, judgeBundle, PLANTS } from './judge.ts';
import { assertAuditBundle } from './relocate/purpose.ts';
import type { StartPlanting } from './planting/planting.ts';

export interface Analysis {
  readonly verdict: Verdict;
  /** Exactly what `verdict.json` holds or would hold. */
  readonly text: string;
  /** Against the bundle's own `verdict.json`; `absent` while the run is unfinished, `other-plants` when it planted another number of marks. */
  readonly stored: 'identical' | 'different' | 'absent' | 'other-plants';
}

export interface AnalysisChoices {
  /** Path of a file to judge with in place of the bundle's own. */
  readonly disclosure?: string;
  /** Marks to plant, if not as many as an audit plants. */
  readonly plants?: number;
  /** Plants them beside judging; absent: in turn. */
  readonly plant?: StartPlanting;
}

/**
 * @throws StoreError, `damaged` when any file of the evidence is not as it was written; AuditError where the disclosure cannot be
 * used
 */
export async function analyzeBundle(
  dir: string,
  render: (verdict: Verdict) => string,
  { disclosure, plants = PLANTS, plant }: AnalysisChoices = {},
): Promise<Analysis> {
  const file = disclosure === undefined ? undefined : readDisclosure(disclosure);
  assertEvidence(dir);
  const bundle = openBundle(dir);
  assertAuditBundle(bundle.head, dir);
  const declared = file === undefined ? undefined : disclosureIn({ ...bundle.head, disclosure: file }, dir);
  const planting = plant?.(dir, plants);
  try {
    const reader = readerOf(bundle.readBlob);
    const assessment = assessmentOf(bundle, reader);
    const known = { assessment, reader, ...(declared === undefined ? {} : { disclosure: declared }) };
    const verdict =
      planting === undefined
        ? judgeBundle(bundle, { ...known, plants })
        : await judgeBeside(planting.plants, bundle, known);
    return compared(bundle, verdict, render(verdict), plants);
  } finally {
    planting?.end();
  }
}

function compared(bundle: Bundle, verdict: Verdict, text: string, plants: number): Analysis {
  const stored = bundle.verdict();
  if (stored === null) return { verdict, text, stored: 'absent' };
  if (plants !== PLANTS) return { verdict, text, stored: 'other-plants' };
  return { verdict, text, stored: stored === text ? 'identical' : 'different' };
}

/** The stored verdict is no evidence: when it alone was changed, the bundle can be judged, and the difference is said. */
function assertEvidence(dir: string): void {
  const { damaged, missing, faults } = verifyBundle(dir);
  const wrong = [...damaged, ...missing].filter((name) => name !== 'verdict.json');
  const [first] = [
    ...wrong.map((name) => (missing.includes(name) ? `${name} is missing` : `${name} was changed`)),
    ...faults,
  ];
  if (first === undefined) return;
  const more = wrong.length + faults.length - 1;
  throw new StoreError(
    'damaged',
    `bundle ${dir} is damaged: ${first}${more > 0 ? `, and ${more} more` : ''}`,
    `list everything that is wrong with: tellproof verify ${dir}`,
  );
}
