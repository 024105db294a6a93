/** Verdicts for the report's tests: plain data. Marks and tools are invented. */
import type { Tell, Verdict } from '../../src/core/model/index.ts';

export const covertTell: Tell = {
  id: 'T1',
  class: 'covert',
  declared: null,
  sink: 'http',
  message: 'POST {endpoint}/v1/messages #1',
  carrier: 'text.code-point',
  address: 'body.messages[0].content[0].text',
  before: 'Working in dir ',
  after: 'src/app today',
  also: [1, 2, 3, 4, 5].map((turn) => ({
    message: `POST {endpoint}/v1/messages #${turn + 1}`,
    address: 'body.messages[0].content[0].text',
    carrier: 'text.code-point',
  })),
  dependsOn: ['endpoint'],
  codebook: [
    {
      cells: [{ endpoint: 'unset' }, { endpoint: 'gateway.example' }],
      levels: { endpoint: ['unset', 'gateway.example'] },
      symbol: 'U+0022',
      rendered: '"',
    },
    { cells: [{ endpoint: 'lab.example' }], levels: { endpoint: ['lab.example'] }, symbol: 'U+02EE', rendered: 'ˮ' },
    {
      cells: [{ endpoint: 'shop.example' }],
      levels: { endpoint: ['shop.example'] },
      symbol: 'U+200B',
      rendered: '\u200b',
    },
  ],
  disguise: 'look-alike',
  because: 'the characters have the same skeleton, and no reading of the message needs the difference',
  bits: 1.5,
  p: 3e-9,
  agree: '48/48',
  witness: { trials: ['007', '031'] },
};

export const interaction: Tell = {
  ...covertTell,
  id: 'T2',
  class: 'behavioural',
  address: 'body.tools[4]',
  before: '',
  after: '',
  also: [],
  dependsOn: ['endpoint', 'timezone'],
  codebook: [
    {
      cells: [
        { endpoint: 'unset', timezone: 'UTC' },
        { endpoint: 'lab.example', timezone: 'UTC' },
        { endpoint: 'unset', timezone: 'Asia/Tokyo' },
      ],
      levels: {},
      symbol: 'present',
      rendered: 'present',
    },
    {
      cells: [{ endpoint: 'lab.example', timezone: 'Asia/Tokyo' }],
      levels: { endpoint: ['lab.example'], timezone: ['Asia/Tokyo'] },
      symbol: 'absent',
      rendered: 'absent',
    },
  ],
  disguise: 'none',
  because: 'a tool is left out',
};

export const overtTell: Tell = { ...covertTell, id: 'T3', class: 'overt', dependsOn: ['timezone'], disguise: 'none' };

export const verdict: Verdict = {
  format: 1,
  subject: {
    name: 'npm:@scope/tool',
    version: '1.2.3',
    integrity: `sha512-${'A'.repeat(86)}==`,
    platform: 'linux-x64',
  },
  verdict: 'tells-found',
  reasons: [],
  tells: [covertTell, interaction, overtTell],
  bits: 1.5,
  seen: {
    trials: 64,
    failed: 1,
    factors: { timezone: ['UTC', 'Asia/Tokyo'], endpoint: ['unset', 'gateway.example', 'lab.example'], locale: ['C'] },
    notVaried: { proxy: 'it reads no proxy variable' },
    strength: 2,
    scenarios: ['reply'],
    notCovered: ['later turns of a conversation, and what follows a call of a tool', 'a session at a terminal'],
    messages: 3,
    readings: 1204,
    slots: 9,
    noisySlots: 4,
    unreadBytes: 0,
    smallestTriggerProbability: 0.1124,
    unverifiableBits: 378,
    plants: {
      planted: 400,
      found: 381,
      certain: { planted: 210, found: 209 },
      scarce: { planted: 60, found: 52 },
      inNoise: { planted: 40, found: 31 },
      carriers: [
        { carrier: 'list.order', planted: 10, found: 9 },
        { carrier: 'text.code-point', planted: 200, found: 200 },
      ],
      triggers: [
        { trigger: 'one level', probability: 1, planted: 210, found: 209 },
        { trigger: 'one level', probability: 0.3, planted: 90, found: 89 },
      ],
      notPlanted: ['http.framing', 'bytes'],
    },
    falseAlarms: { allowed: 0.001, nullAudits: 3000, alarms: 0, atMost: 0.000998, measuredBy: 'npm run calibrate' },
    serverSwitches: [{ request: 'GET api.example/switches', answered: 'empty' }],
    limits: ['the kernel release cannot be varied'],
  },
  replay:
    "tellproof audit npm:@scope/tool@1.2.3 --seed 20261 --levels 'timezone=UTC,Asia/Tokyo' --factors timezone,endpoint",
};

export const noneSeen: Verdict = { ...verdict, verdict: 'none-seen', tells: [], bits: 0 };
export const inconclusive: Verdict = {
  ...noneSeen,
  verdict: 'inconclusive',
  reasons: ['subject-sent-nothing', 'too-few-trials-completed'],
};
