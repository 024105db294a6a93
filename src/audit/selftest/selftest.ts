/**
 * The self-test: audits specimens and decoys in the lab of this machine, each as a user would, and holds each verdict to the
 * manifest. It shows that this machine's lab, the carriers and the analysis find what is known to be there and nothing else.
 */
import { rmSync } from 'node:fs';
import { CARRIERS } from '../../core/carriers/registry.ts';
import type { Verdict } from '../../core/model/index.ts';
import { type Manifest, specimenFiles, specimenManifest } from '../../lab/subjects/specimen-manifest.ts';
import { AuditError } from '../errors.ts';
import { type AuditContext, runAudit } from '../run.ts';
import { compare, type Comparison, holds } from './compare.ts';
import { requestFor, type SelftestPlan } from './plan.ts';

/** A small part for every change: a mark of one factor, one of two, one in a random id, and a decoy. */
const QUICK = ['number-form', 'either-not-both', 'id-alphabet', 'random-ids'];

export interface SelftestRequest extends SelftestPlan {
  /** Empty: all. */
  readonly names: readonly string[];
  readonly quick: boolean;
  /** Whether the bundles stay in `place`. */
  readonly keep: boolean;
}

export interface SelftestRow {
  readonly manifest: Manifest;
  readonly verdict: Verdict;
  readonly comparison: Comparison;
  readonly holds: boolean;
  readonly seconds: number;
}

export interface Selftest {
  readonly rows: readonly SelftestRow[];
  /** Specimens left out, since no carrier reads the sink of their tell yet. */
  readonly notJudged: readonly string[];
}

/** `onRow` is called as each audit ends. @throws as `runAudit`; AuditError `usage` for an unknown name */
export async function runSelftest(
  request: SelftestRequest,
  context: AuditContext,
  onRow: (row: SelftestRow) => void,
): Promise<Selftest> {
  const manifests = await manifestsFor(request);
  const judged = manifests.filter(isJudged);
  const rows: SelftestRow[] = [];
  for (const manifest of judged) {
    const row = await runOne(manifest, request, context);
    rows.push(row);
    onRow(row);
  }
  return { rows, notJudged: manifests.filter((manifest) => !isJudged(manifest)).map(({ name }) => name) };
}

async function manifestsFor({ names, quick }: SelftestRequest): Promise<Manifest[]> {
  const files = await specimenFiles();
  const unknown = names.find((name) => !files.some((file) => file.name === name));
  if (unknown !== undefined) {
    const known = files.map(({ name }) => name).join(', ');
    throw new AuditError('usage', `no specimen or decoy "${unknown}"`, `known: ${known}`);
  }
  const wanted = names.length > 0 ? names : quick ? QUICK : files.map(({ name }) => name);
  return Promise.all(files.filter(({ name }) => wanted.includes(name)).map(({ file }) => specimenManifest(file)));
}

const isJudged = ({ expected }: Manifest): boolean =>
  expected.every(({ carrier }) => CARRIERS.some(({ name }) => name === carrier));

async function runOne(manifest: Manifest, request: SelftestRequest, context: AuditContext): Promise<SelftestRow> {
  const started = performance.now();
  const { dir, verdict } = await runAudit(requestFor(manifest, request), context);
  const seconds = (performance.now() - started) / 1000;
  if (!request.keep) rmSync(dir, { recursive: true });
  const comparison = compare(manifest, verdict);
  return { manifest, verdict, comparison, holds: holds(comparison), seconds };
}
