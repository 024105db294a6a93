/** Several invented tools behind the ports of a survey, and what was asked of each. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SurveyContext, SurveyPorts, SurveyRequest } from '../../src/audit/survey/index.ts';
import { LabError } from '../../src/lab/contract/lab.ts';
import { memoryLab, type TrialScript } from '../../src/lab/pool/memory-lab.ts';
import { blobWriter } from '../../src/lab/worker/blob-writer.ts';
import { parseVerdict } from '../../src/report/index.ts';
import { contextFor, subject, type Watched } from './subjects.ts';

export interface Tools {
  readonly ports: SurveyPorts;
  /** `pin SPEC`, `fetch SPEC`, `trial SPEC` and `discard SPEC` in order. */
  readonly asked: string[];
}

/** By name without version; `latest` is `newest`. A name that is not there is in no registry. */
export function toolsOf(speaks: Readonly<Record<string, TrialScript>>, newest = '2.0.0'): Tools {
  const asked: string[] = [];
  const speakOf = (spec: string): TrialScript => {
    const speak = speaks[spec.slice(0, spec.lastIndexOf('@'))];
    if (speak === undefined) throw new LabError(`no package ${spec} in the npm registry`, 'check the name');
    return speak;
  };
  const ports: SurveyPorts = {
    pin: async (spec) => {
      asked.push(`pin ${spec}`);
      await Promise.resolve();
      const pinned = spec.replace(/@latest$/, `@${newest}`);
      speakOf(pinned);
      return pinned;
    },
    resolve: async ({ spec }) => {
      asked.push(`fetch ${spec}`);
      await Promise.resolve();
      const named = spec ?? '';
      speakOf(named);
      const at = named.lastIndexOf('@');
      return {
        ...subject,
        identity: { ...subject.identity, name: named.slice(0, at), version: named.slice(at + 1) },
        spec: named,
      };
    },
    open: ({ subject: { spec }, blobDir, jobs }) => {
      const speak: TrialScript = (trial, put) => {
        asked.push(`trial ${spec}`);
        return speakOf(spec)(trial, put);
      };
      return Promise.resolve(memoryLab({ script: speak, put: blobWriter(blobDir), workers: jobs }));
    },
    isKept: () => Promise.resolve(false),
    discard: (spec) => Promise.resolve(void asked.push(`discard ${spec}`)),
  };
  return { ports, asked };
}

/** A survey's context over these tools. */
export function surveyContext(
  { ports }: Tools,
  onEvent?: Parameters<typeof contextFor>[1],
): SurveyContext & Pick<Watched, 'events' | 'abort'> {
  return { ...contextFor(ports, onEvent), ports, parse: parseVerdict, onTool: () => undefined };
}

const DEFAULTS = '{ strength: 2, factors: [timezone], levels: { timezone: [UTC, Asia/Tokyo] } }';

/** A file that lists these subjects, and the request for it. */
export function surveyIn(root: string, name: string, subjects: readonly string[]): SurveyRequest {
  const file = join(root, `${name}.yaml`);
  const tools = subjects.map((spec) => `  - { subject: '${spec}', vendor: Invented, country: AT }`);
  writeFileSync(file, ['format: 1', `defaults: ${DEFAULTS}`, 'tools:', ...tools, ''].join('\n'));
  return { file, out: join(root, `${name}.survey`), jobs: 1, retry: false, discard: false, typed: ['survey', file] };
}
