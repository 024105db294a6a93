import { describe, expect, it } from 'vitest';
import { associate } from '../../src/core/statistics/associate.ts';
import { lengthOf } from '../../src/core/plant/reframe.ts';
import { baselineOf, type BaselineInput } from '../../src/core/plant/baseline.ts';
import { MARKS } from '../../src/core/plant/marks/index.ts';
import { plantAndRecover, recoveries } from '../../src/core/plant/plant.ts';
import { newSlots } from '../../src/core/plant/realign.ts';
import { recoveryAt } from '../../src/core/plant/recovery.ts';
import { applyMark } from '../../src/core/plant/apply-mark.ts';
import { placeIn, type Target } from '../../src/core/plant/target.ts';
import type { Trigger } from '../../src/core/plant/trigger.ts';
import { alignCaptures, readerOf } from '../../src/core/align/align.ts';
import { prng, screenDesign } from '../../src/core/design/index.ts';
import { FACTORS, hear } from '../builders/messages/simulated-client.ts';

const design = screenDesign({ factors: FACTORS, seed: 7, strength: 2, scenarios: ['reply'] });
const heard = hear(design);
const input: BaselineInput = {
  design,
  captures: heard.captures,
  reader: readerOf(heard.blobs.read),
  renderings: () => [],
};

describe('marks planted in captures', () => {
  const planted = recoveries({ ...input, count: 300 });
  const plants = plantAndRecover({ ...input, count: 300 });

  it('are all raised where they always fire, at places that are steady and in every trial', () => {
    const missed = planted.filter(({ found, inNoise, trigger }) => !found && !inNoise && trigger.probability === 1);
    expect(missed.map(({ mark, address, trigger }) => [mark, address, trigger.factors])).toEqual([]);
    expect(plants.certain).toEqual({ planted: 207, found: 207 });
  });

  it('come in every carrier that these captures offer a place in, and the others are named', () => {
    expect(plants.carriers.map(({ carrier }) => carrier)).toEqual([
      'message.presence',
      'message.sequence',
      'http.request-line',
      'http.query-presence',
      'http.query-order',
      'http.header-presence',
      'http.header-count',
      'http.header-order',
      'http.header-case',
      'http.header-spacing',
      'http.header-value',
      'json.presence',
      'json.duplicate-key',
      'json.key-order',
      'json.type',
      'json.value',
      'json.number-form',
      'json.white-space',
      'json.escape',
      'list.presence',
      'list.order',
      'text.code-point',
    ]);
    expect(plants.notPlanted).toContain('http.framing');
  });

  it('give the same figures whatever the order of the captures', () => {
    const captures = prng(3).shuffle(heard.captures);
    expect(plantAndRecover({ ...input, captures, count: 300 })).toEqual(plants);
  });

  it('are none where nothing varies', () => {
    const same = screenDesign({ factors: { zone: ['UTC'] }, seed: 1, strength: 2, scenarios: ['reply'], trials: 8 });
    const { captures, blobs } = hear(same);
    const none = plantAndRecover({ ...input, design: same, captures, reader: readerOf(blobs.read), count: 50 });
    expect(none).toMatchObject({ planted: 0, found: 0, carriers: [], triggers: [] });
  });
});

const baseline = baselineOf(input);
const targetAt = (message: string, address: string): Target => {
  const target = baseline.targets.get(message)?.find((one) => one.address === address);
  if (target === undefined) throw new Error(`no target ${address} among ${[...baseline.targets.keys()].join()}`);
  return target;
};

const SYSTEM = targetAt('POST api.vendor.example/v1/messages #1', 'body.system');
const EASTERN: Trigger = {
  kind: 'one level',
  factors: ['zone'],
  selects: ({ zone }) => zone === 'east',
  probability: 1,
};

/** The mark of that name in the trials that the trigger selects. */
function applied(name: string, target: Target, trigger: Trigger) {
  const mark = MARKS.find((one) => one.name === name);
  const all = baseline.ids.map((_, trial) => trial);
  const change = mark?.instantiate(target, prng(5), all);
  if (change === undefined || change === null) throw new Error(`${name} cannot be planted there`);
  const marked = new Set(all.filter((trial) => trigger.selects(baseline.captures[trial]?.trial.assignment ?? {})));
  return { marked, messages: applyMark(baseline, target, change, marked) };
}

describe('a planted mark', () => {
  it('changes the messages of the selected trials only, each by what it adds', () => {
    const { marked, messages } = applied('invisible character', SYSTEM, EASTERN);
    expect(new Set([...messages.keys()].map(({ trial }) => trial))).toEqual(marked);
    expect(messages.size).toBe(marked.size);
    for (const [before, after] of messages) expect(after?.place).not.toBe(before.place);
  });

  it('reads from its bytes as it was meant, lengths included', () => {
    const { messages } = applied('doubled space', SYSTEM, EASTERN);
    const growths = [...messages].map(([before, after]) => after && lengthOf(after.place) - lengthOf(before.place));
    expect(growths).toEqual(growths.map(() => 1));
    for (const after of messages.values()) expect(after?.unreadBytes).toBe(0);
  });

  it('makes the slot that aligning all captures anew makes, and no other slot of text', () => {
    const { marked, messages } = applied('look-alike', SYSTEM, EASTERN);
    const slots = newSlots(baseline, messages).filter(({ carrier }) => carrier === 'text.code-point');
    expect(slots).toHaveLength(1);
    const [slot] = slots;
    expect([slot?.message, slot?.address]).toEqual([SYSTEM.message, SYSTEM.address]);
    const symbols = baseline.ids.map((id) => slot?.symbols.get(id));
    expect(new Set(symbols).size).toBe(2);
    for (const [trial, symbol] of symbols.entries())
      expect(symbol === symbols[[...marked][0] ?? -1]).toBe(marked.has(trial));
  });

  it('is raised by association over all slots just as over the new ones alone', () => {
    const all = alignCaptures(heard.captures, heard.blobs.read, () => []).slots;
    for (const name of ['look-alike', 'trailing space', 'letter case', 'escape form']) {
      const slots = newSlots(baseline, applied(name, SYSTEM, EASTERN).messages);
      const judge = (some: typeof all) =>
        associate({ trials: design.trials, factors: FACTORS, slots: some }).dependences.flatMap(
          ({ group, candidates }) =>
            group.responses.some(({ slot }) => slots.includes(slot)) ? [JSON.stringify(candidates)] : [],
        );
      expect(judge(slots)).not.toEqual([]);
      expect(judge([...all, ...slots])).toEqual(expect.arrayContaining(judge(slots)));
    }
  });

  it('is not found when it stands elsewhere, when its trigger is another, or when there is none', () => {
    const slots = newSlots(baseline, applied('look-alike', SYSTEM, EASTERN).messages);
    const other = targetAt(SYSTEM.message, 'body.model');
    expect(recoveryAt(baseline, SYSTEM, EASTERN, slots)).toEqual({ found: true, inNoise: false });
    expect(recoveryAt(baseline, other, EASTERN, slots).found).toBe(false);
    expect(recoveryAt(baseline, SYSTEM, { ...EASTERN, factors: ['user'] }, slots).found).toBe(false);
    expect(recoveryAt(baseline, SYSTEM, EASTERN, []).found).toBe(false);
  });
});

describe('spots', () => {
  it('name places as alignment will, and are found in each trial', () => {
    const target = targetAt(SYSTEM.message, 'body.tools[name=search].description');
    expect(baseline.ids.map((_, trial) => placeIn(target, trial)?.shape)).toEqual(baseline.ids.map(() => 'string'));
  });
});
