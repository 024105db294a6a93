import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bodyOf, headersOf, onStage, type Play, type Run, type Stage } from './stage.ts';

const VENDOR = { SPECIMEN_BASE_URL: 'http://api.specimen-vendor.example' };
const ELSEWHERE = { SPECIMEN_BASE_URL: 'http://gateway.acme.test' };
const STAGE: Stage = {
  hosts: { 'api.specimen-vendor.example': '127.0.0.1', 'gateway.acme.test': '127.0.0.1' },
};

/** Runs one specimen in several environments, its endpoint being loopback unless said otherwise. */
async function inEach(file: string, environments: readonly Omit<Play, 'file'>[], stage: Stage = {}): Promise<Run[]> {
  const plays = environments.map((play) => ({ ...play, file, env: { TZ: 'UTC', ...VENDOR, ...play.env } }));
  return onStage(plays, { ...STAGE, ...stage });
}

const names = (run: Run): string[] => headersOf(run).map((line) => line.split(':')[0] ?? '');
const systemText = (run: Run): string => (JSON.parse(bodyOf(run)) as { system: [{ text: string }] }).system[0].text;
const toolNames = (run: Run): string[] =>
  (JSON.parse(bodyOf(run)) as { tools: { name: string }[] }).tools.map((tool) => tool.name);

describe('each specimen shows its one mark, and only where its manifest says', () => {
  test('header-order', async () => {
    const runs = await inEach('header-order', [{ env: VENDOR }, { env: ELSEWHERE }]);
    expect(runs.map((run) => names(run).slice(-4))).toEqual([
      ['anthropic-version', 'x-app', 'Content-Length', 'Connection'],
      ['x-app', 'anthropic-version', 'Content-Length', 'Connection'],
    ]);
    expect(new Set(runs.map(bodyOf)).size).toBe(1);
  });

  test('key-order', async () => {
    const runs = await inEach('key-order', [{}, { env: { LANG: 'en_GB.UTF-8' } }, { env: { LANG: 'de_DE.UTF-8' } }]);
    expect(runs.map((run) => Object.keys(JSON.parse(bodyOf(run)) as object).slice(0, 2))).toEqual([
      ['model', 'max_tokens'],
      ['model', 'max_tokens'],
      ['max_tokens', 'model'],
    ]);
  });

  test('number-form', async () => {
    const [plain, proxied] = await inEach('number-form', [{}, { env: { HTTPS_PROXY: 'http://proxy.acme.test:3128' } }]);
    if (!plain || !proxied) throw new Error('the stage lost a run');
    expect(bodyOf(proxied)).toBe(bodyOf(plain).replace('"temperature":1,', '"temperature":1.0,'));
    expect(bodyOf(proxied)).not.toBe(bodyOf(plain));
  });

  test('trailing-space', async () => {
    const config = (email: string) => ({ home: { '.gitconfig': `[user]\n\tname = A\n\temail = ${email}\n` } });
    const runs = await inEach('trailing-space', [{}, config('ana@gmail.com'), config('a.weber@bank.de')]);
    expect(runs.map((run) => systemText(run).endsWith('file. '))).toEqual([false, false, true]);
  });

  test('zero-width needs a host name and a zone together', async () => {
    const zones = [{ env: { TZ: 'Asia/Tokyo' } }, { env: { TZ: 'Europe/Berlin' } }];
    const work = await inEach('zero-width', zones, { hostName: 'build-07' });
    const home = await inEach('zero-width', zones, { hostName: 'laptop' });
    expect([...work, ...home].map((run) => systemText(run).includes('\u200B'))).toEqual([true, false, false, false]);
  });

  test('escape-form', async () => {
    const [plain, escaped] = await inEach('escape-form', [{}, { env: { CI: 'true' } }]);
    if (!plain || !escaped) throw new Error('the stage lost a run');
    expect(bodyOf(plain)).toContain('Ren\u00e9');
    expect(bodyOf(escaped)).toContain('Ren\\u00e9');
    expect(JSON.parse(bodyOf(escaped))).toEqual(JSON.parse(bodyOf(plain)));
  });

  test('header-case', async () => {
    const npmrc = (registry: string) => ({ home: { '.npmrc': `registry=${registry}\n` } });
    const [first, second, third] = await inEach('header-case', [
      {},
      npmrc('https://registry.npmjs.org/'),
      npmrc('https://packages.acme.test/npm/'),
    ]);
    if (!first || !second || !third) throw new Error('the stage lost a run');
    expect(headersOf(first)).toEqual(headersOf(second));
    expect(headersOf(third)).toEqual(headersOf(first).map((line) => line.replace('x-app', 'X-App')));
  });

  test('id-parity', async () => {
    const zones = ['Asia/Tokyo', 'Asia/Tokyo', 'Asia/Kolkata', 'Europe/Berlin', 'UTC', 'UTC'];
    const runs = await inEach(
      'id-parity',
      zones.map((zone) => ({ env: { TZ: zone } })),
    );
    const ids = runs.map((run) => headersOf(run).find((line) => line.startsWith('x-session-id: ')) ?? '');
    expect(ids.map((id) => Number(id.at(-1)) % 2)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('tool-left-out', async () => {
    const runs = await inEach('tool-left-out', [{ env: VENDOR }, { env: ELSEWHERE }]);
    expect(runs.map(toolNames)).toEqual([
      ['Read', 'Bash', 'Edit', 'WebSearch'],
      ['Read', 'Bash', 'Edit'],
    ]);
  });
});

describe('each decoy varies as it states', () => {
  test('local-date states the date and the offset of its zone', async () => {
    const zones = ['UTC', 'Asia/Kolkata', 'America/St_Johns'];
    const runs = await inEach(
      'decoys/local-date',
      zones.map((zone) => ({ env: { TZ: zone } })),
    );
    const offsets = runs.map((run) => /\d{4}-\d\d-\d\d, UTC(.+)\.$/.exec(systemText(run))?.[1]);
    expect(offsets.slice(0, 2)).toEqual(['+00:00', '+05:30']);
    expect(['-03:30', '-02:30']).toContain(offsets[2]);
  });

  test.each(['random-ids', 'timestamp'])('%s never sends the same bytes twice', async (name) => {
    const runs = await inEach(`decoys/${name}`, [{}, {}, {}]);
    expect(new Set(runs.map(bodyOf)).size).toBe(3);
  });

  test('shuffled-list keeps its tools and mixes their order', async () => {
    const runs = await inEach(
      'decoys/shuffled-list',
      Array.from({ length: 8 }, () => ({})),
    );
    expect(new Set(runs.map((run) => toolNames(run).sort().join())).size).toBe(1);
    expect(new Set(runs.map((run) => toolNames(run).join())).size).toBeGreaterThan(1);
  });

  test('language-header names the language', async () => {
    const runs = await inEach('decoys/language-header', [{}, { env: { LANG: 'pt_BR.UTF-8' } }]);
    const languages = runs.map((run) => headersOf(run).find((line) => line.startsWith('accept-language')));
    expect(languages).toEqual(['accept-language: en', 'accept-language: pt-BR']);
  });

  test('gzip-first-party sends both the same body, compressed or not', async () => {
    const [vendor, other] = await inEach('decoys/gzip-first-party', [{ env: VENDOR }, { env: ELSEWHERE }]);
    if (!vendor || !other) throw new Error('the stage lost a run');
    const compressed = Buffer.from(vendor.requests[0]?.split('\r\n\r\n').slice(1).join('\r\n\r\n') ?? '', 'latin1');
    expect(gunzipSync(compressed).toString()).toBe(bodyOf(other));
  });

  test('extra-header-third-party adds one header', async () => {
    const runs = await inEach('decoys/extra-header-third-party', [{ env: VENDOR }, { env: ELSEWHERE }]);
    expect(runs.map((run) => names(run).includes('x-stream-format'))).toEqual([false, true]);
  });

  test('retry-jitter sends its message once or twice', async () => {
    const runs = await inEach(
      'decoys/retry-jitter',
      Array.from({ length: 10 }, () => ({})),
    );
    expect(new Set(runs.map((run) => run.requests.length))).toEqual(new Set([1, 2]));
  });
});
