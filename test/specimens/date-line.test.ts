import { describe, expect, test } from 'vitest';
import { ANSWER, bodyOf, onStage, play, type Run } from './stage.ts';

const LINE = /Today(.)s date is \d{4}(.)\d\d(.)\d\d\./u;

interface Marks {
  readonly apostrophe: string;
  readonly separators: string;
}

function marksOf(run: Run): Marks {
  const [, apostrophe, first, second] = LINE.exec(firstText(run)) ?? [];
  if (apostrophe === undefined) throw new Error(`no date line: ${run.stderr}`);
  return { apostrophe, separators: `${first ?? ''}${second ?? ''}` };
}

function firstText(run: Run): string {
  const body = JSON.parse(bodyOf(run)) as { messages: [{ content: [{ text: string }] }] };
  return body.messages[0].content[0].text;
}

const inZone = (file: string, host: string, zone: string) => ({
  file,
  env: { TZ: zone, SPECIMEN_BASE_URL: `http://${host}` },
});

/** One host of each kind, and what the table in the specimen's header promises. */
const KINDS = [
  { kind: 'neither', host: 'gateway.acme.test', apostrophe: "'" },
  { kind: 'listed by name', host: 'zenmux.ai', apostrophe: '\u2019' },
  { kind: 'listed by suffix', host: 'llm.corp.cn', apostrophe: '\u2019' },
  { kind: 'keyword', host: 'my-deepseek-gateway.test', apostrophe: '\u02BC' },
  { kind: 'both', host: 'api.moonshot.ai', apostrophe: '\u02B9' },
] as const;

const HOSTS = Object.fromEntries(
  [...KINDS.map(({ host }) => host), 'api.specimen-vendor.example', 'xcn.test', 'ai.cn.test'].map((host) => [
    host,
    '127.0.0.1',
  ]),
);

describe('date-line shows the reported states', () => {
  test.each(KINDS)(
    'of the apostrophe for an endpoint that is $kind, and of the separator for the zone',
    async (kind) => {
      const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Tokyo', 'UTC'];
      const runs = await onStage(
        zones.map((zone) => inZone('date-line', kind.host, zone)),
        { hosts: HOSTS },
      );
      expect(runs.map(marksOf)).toEqual([
        { apostrophe: kind.apostrophe, separators: '//' },
        { apostrophe: kind.apostrophe, separators: '//' },
        { apostrophe: kind.apostrophe, separators: '--' },
        { apostrophe: kind.apostrophe, separators: '--' },
      ]);
      expect(runs.map((run) => [run.stdout, run.exitCode])).toEqual(zones.map(() => [`${ANSWER}\n`, 0]));
    },
  );

  test('without a mark for the vendor itself, in any zone', async () => {
    const run = await onStage([inZone('date-line', 'api.specimen-vendor.example', 'Asia/Shanghai')], { hosts: HOSTS });
    expect(run.map(marksOf)).toEqual([{ apostrophe: "'", separators: '--' }]);
  });

  test('for a suffix after a dot only', async () => {
    const hosts = ['xcn.test', 'ai.cn.test'];
    const runs = await onStage(
      hosts.map((host) => inZone('date-line', host, 'UTC')),
      { hosts: HOSTS },
    );
    expect(runs.map((run) => marksOf(run).apostrophe)).toEqual(["'", "'"]);
  });
});

describe('the unmarked twin of date-line', () => {
  test('sends in every environment the bytes of date-line without a mark', async () => {
    const twins = KINDS.map(({ host }) => inZone('decoys/date-line-unmarked', host, 'Asia/Shanghai'));
    const inert = inZone('date-line', 'api.specimen-vendor.example', 'Asia/Shanghai');
    const [marked, ...unmarked] = await onStage([inert, ...twins], { hosts: HOSTS });
    if (marked === undefined) throw new Error('the stage lost a run');
    expect(new Set(unmarked.map(bodyOf))).toEqual(new Set([bodyOf(marked)]));
  });
});

test('date-line without a redirection looks up a vendor that does not exist', async () => {
  const run = await play('date-line', { TZ: 'UTC' });
  expect(run).toMatchObject({ requests: [], stdout: '', exitCode: 1 });
  expect(run.stderr).toMatch(/api\.specimen-vendor\.example/);
});
