/** A survey's matrix for the report's tests: plain data. Tools and vendors are invented. */
import type { SurveyFigures, SurveyMatrix } from '../../src/core/model/index.ts';

const figures: SurveyFigures = {
  verdict: 'tells-found',
  reasons: [],
  tells: { covert: 2, behavioural: 1, overt: 3, functional: 9 },
  bits: 2.584,
  trials: 96,
  failed: 1,
  factors: ['timezone', 'endpoint'],
  strength: 2,
  scenarios: ['reply'],
  smallestTriggerProbability: 0.1123,
};

const none = { covert: 0, behavioural: 0, overt: 0, functional: 0 };

export const matrix: SurveyMatrix = {
  file: 'tools.yaml',
  dir: 'tools.survey',
  pinned: '2026-11-24T08:00:00.000Z',
  rows: [
    {
      subject: 'npm:@scope/marked@latest',
      tool: 'npm:@scope/marked',
      version: '1.2.3',
      vendor: 'Scope, Inc.',
      country: 'US',
      outcome: { kind: 'judged', figures, seconds: 301.7, bundle: 'tools.survey/scope-marked-1.2.3.tellproof' },
    },
    {
      subject: 'npm:mute@2.0.0',
      tool: 'npm:mute',
      version: '2.0.0',
      vendor: '静か',
      country: 'JP',
      outcome: {
        kind: 'judged',
        figures: {
          ...figures,
          verdict: 'inconclusive',
          reasons: ['subject-sent-nothing', 'too-few-trials-completed'],
          tells: none,
          bits: 0,
          trials: 6,
          failed: 6,
          smallestTriggerProbability: 1,
        },
        seconds: 12,
        bundle: 'tools.survey/mute-2.0.0.tellproof',
      },
    },
    {
      subject: 'npm:nowhere@latest',
      tool: 'npm:nowhere',
      version: null,
      vendor: 'A community that says "hello"',
      country: null,
      outcome: {
        kind: 'not-run',
        why: 'no package nowhere@latest in the npm registry',
        hint: 'check the name, and `npm config get registry`',
      },
    },
  ],
};
