/**
 * The self-test: audits specimens and decoys on this machine, each as a user would, and compares
 * each verdict with the manifest. It shows that the lab, the carriers and the analysis find what is
 * known to be there, and nothing else.
 */
import { rmSync } from 'node:fs';
import type { Verdict } from '../../core/model/index.ts';
import {
  type SpecimenManifest,
  type SpecimenFile,
  specimenFiles,
  specimenManifest,
} from '../../lab/subjects/specimen-manifest.ts';
import { AuditError } from '../errors.ts';
import type { AuditContext } from '../context.ts';
import { runAudit } from '../experiment/run.ts';
import { compareWithManifest, type Comparison, meetsManifest } from './comparison.ts';
import { selftestAuditRequest, type SelftestPlan } from './plan.ts';

/** A quick selection: a mark of one factor, one of two, one in a random id, and a decoy. */
const QUICK = ['number-form', 'either-not-both', 'id-parity', 'random-ids'];

export interface SelftestRequest extends SelftestPlan {
  /** Empty: all. */
  readonly names: readonly string[];
  readonly quick: boolean;
  /** Keep the bundles in `place`. */
  readonly keep: boolean;
}

export interface SelftestRow {
  readonly manifest: SpecimenManifest;
  readonly verdict: Verdict;
  readonly comparison: Comparison;
  readonly holds: boolean;
  readonly seconds: number;
}

export interface Selftest {
  readonly rows: readonly SelftestRow[];
}

/**
 * `onRow` is called after each audit.
 * @throws as `runAudit`; AuditError `usage` for an unknown name
 */
export async function runSelftest(
  request: SelftestRequest,
  context: AuditContext,
  onRow: (row: SelftestRow) => void,
): Promise<Selftest> {
  const rows: SelftestRow[] = [];
  for (const { file } of await selectedFiles(request)) {
    const row = await runOne(await specimenManifest(file), request, context);
    rows.push(row);
    onRow(row);
  }
  return { rows };
}

async function selectedFiles({ names, quick }: SelftestRequest): Promise<readonly SpecimenFile[]> {
  const files = await specimenFiles();
  const known = files.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new AuditError('usage', `no specimen or decoy "${unknown}"`, `known: ${known.join(', ')}`);
  }
  const named = names.length > 0 ? names : quick ? QUICK : null;
  return named === null ? files : files.filter(({ name }) => named.includes(name));
}

async function runOne(
  manifest: SpecimenManifest,
  request: SelftestRequest,
  context: AuditContext,
): Promise<SelftestRow> {
  const started = performance.now();
  const { dir, verdict } = await runAudit(selftestAuditRequest(manifest, request), context);
  const seconds = (performance.now() - started) / 1000;
  if (!request.keep) rmSync(dir, { recursive: true });
  const comparison = compareWithManifest(manifest, verdict);
  return { manifest, verdict, comparison, holds: meetsManifest(comparison), seconds };
}
