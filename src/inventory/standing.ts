/** The known verdicts on exactly one version. A tool without one is `unknown`, never fine. */
import { type Verdict, VERDICTS } from '../core/model/index.ts';
import type { InstalledTool, AssessedTool, Standing } from './model.ts';

export interface KnownVerdict {
  /** Bundle or file. */
  readonly source: string;
  readonly subject: Verdict['subject'];
  readonly verdict: Verdict['verdict'];
}

const STANDING: Readonly<Record<Verdict['verdict'], Standing>> = {
  'tells-found': 'known-tell',
  differs: 'differs',
  inconclusive: 'unknown',
  'none-seen': 'none-seen',
};

type ToolStanding = Pick<AssessedTool, 'standing' | 'because' | 'sources'>;

/** By the worst of the verdicts on the version. */
export function standingOf(
  tool: InstalledTool,
  verdicts: readonly KnownVerdict[],
  platform: string | null,
): ToolStanding {
  const { subject: name, version } = tool;
  if (version === null) return unknown('its version cannot be told without running it');
  const ofTool = verdicts.filter(({ subject }) => subject.name === name);
  const ofVersion = ofTool.filter(({ subject }) => subject.version === version);
  const exact = ofVersion.filter(({ subject }) => platform === null || subject.platform === platform);
  const [worst] = [...exact].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  if (worst === undefined) return unknown(whyNone(ofTool, ofVersion, platform));
  const because = `${worst.verdict} for ${name} ${version} on ${worst.subject.platform}`;
  return { standing: STANDING[worst.verdict], because, sources: exact.map(({ source }) => source) };
}

const unknown = (because: string): ToolStanding => ({ standing: 'unknown', because, sources: [] });

function whyNone(ofTool: readonly KnownVerdict[], ofVersion: readonly KnownVerdict[], platform: string | null): string {
  const listed = (values: readonly (string | null)[]): string => [...new Set(values)].sort().join(', ');
  if (ofVersion.length > 0)
    return `no verdict on it for ${platform ?? ''}, only for ${listed(ofVersion.map(({ subject }) => subject.platform))}`;
  if (ofTool.length > 0)
    return `no verdict on this version, only on ${listed(ofTool.map(({ subject }) => subject.version))}`;
  return 'no verdict on it';
}
