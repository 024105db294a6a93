/** Marks drawn for places and triggers, one by one. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readerOf } from '../../src/core/align/align.ts';
import { plantAndRecover, recoveries, type PlantInput } from '../../src/core/plant/plant.ts';
import { screenDesign } from '../../src/core/design/index.ts';
import { capture, memoryBlobs, rawRequest } from '../builders/messages/captures.ts';

const FACTORS = { zone: ['UTC', 'east'], user: ['dev', 'ada'] };

/** What each trial sends, made of its number. */
function input(sent: (nth: number) => string | Uint8Array, count: number, seed = 2): PlantInput {
  const design = screenDesign({ factors: FACTORS, seed, strength: 2, scenarios: ['reply'], trials: 20 });
  const blobs = memoryBlobs();
  const captures = design.trials.map((trial, nth) => ({
    ...capture(trial.id, [rawRequest(blobs, 'https://a.example', sent(nth))]),
    trial,
  }));
  return { design, captures, reader: readerOf(blobs.read), renderings: () => [], count };
}

const head = (more = ''): string => `GET /x HTTP/1.1\r\nHost: a.example\r\nA: b\r\n${more}\r\n`;

describe('planted marks', () => {
  const planted = recoveries(input(() => head(), 40));

  it('are as many as asked, of each kind at each carrier about equally many', () => {
    expect(planted).toHaveLength(40);
    const strata = new Map<string, number>();
    for (const { mark, carrier } of planted)
      strata.set(`${mark} ${carrier}`, (strata.get(`${mark} ${carrier}`) ?? 0) + 1);
    expect(Math.max(...strata.values()) - Math.min(...strata.values())).toBeLessThan(3);
    expect([...strata.keys()]).toContain('header case http.header-case');
  });

  it('stand in the message, in some trials and not in all', () => {
    for (const { message, marked, trigger } of planted) {
      expect(message).toBe('GET a.example/x #1');
      expect(marked).toBeLessThan(20);
      if (trigger.probability === 1) expect(marked).toBeGreaterThan(0);
    }
  });

  it('bear the mark in all the trials that a sure trigger selects', () => {
    const { design } = input(() => head(), 40);
    for (const { marked, trigger } of planted)
      if (trigger.probability === 1)
        expect(marked).toBe(design.trials.filter(({ assignment }) => trigger.selects(assignment)).length);
  });

  it('bear it in fewer where the trigger is unsure, and in none more', () => {
    const { design } = input(() => head(), 40);
    const unsure = planted.filter(({ trigger }) => trigger.probability < 1);
    const selected = unsure.map(
      ({ trigger }) => design.trials.filter(({ assignment }) => trigger.selects(assignment)).length,
    );
    expect(unsure.length).toBeGreaterThan(0);
    unsure.forEach(({ marked }, index) => expect(marked).toBeLessThanOrEqual(selected[index] ?? 0));
    const all = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
    expect(all(unsure.map(({ marked }) => marked))).toBeLessThan(all(selected) * 0.8);
  });

  it('are found where they always fire, nothing else being there', () => {
    expect(planted.filter(({ found, trigger }) => !found && trigger.probability === 1)).toEqual([]);
    expect(planted.some(({ inNoise, isScarce }) => inNoise || isScarce)).toBe(false);
  });

  it('are the same for the same seed, and others for another', () => {
    const places = (seed: number) =>
      recoveries(input(() => head(), 10, seed)).map(({ mark, address, trigger }) => [mark, address, trigger.factors]);
    expect(places(2)).toEqual(places(2));
    expect(places(2)).not.toEqual(places(3));
  });

  it('are none where none is asked for', () => {
    expect(recoveries(input(() => head(), 0))).toEqual([]);
    expect(plantAndRecover(input(() => head(), 0)).planted).toBe(0);
  });
});

describe('a place that only some trials have', () => {
  /** The last of the three fields is there in so many of twenty trials. */
  const scarceAt = (count: number): ReadonlySet<string> => {
    const all = recoveries(input((nth) => head(nth % 10 < count / 2 ? 'Some: times\r\n' : ''), 60));
    return new Set(all.filter(({ isScarce }) => isScarce).map(({ address }) => address));
  };

  it('is scarce below nine trials in ten', () => {
    expect([...scarceAt(16)]).toEqual(['headers.some']);
    expect([...scarceAt(18)]).toEqual([]);
  });
});

describe('bodies', () => {
  const coded = (coding: string) => {
    const body = gzipSync(gzipSync('some words'));
    const fields = `Content-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n`;
    return Buffer.concat([Buffer.from(head(fields), 'latin1'), body]);
  };

  it('that cannot be coded anew keep marks away from their whole message', () => {
    expect(recoveries(input(() => coded('gzip, gzip'), 10))).toEqual([]);
    expect(recoveries(input(() => coded('gzip'), 10))).toHaveLength(10);
  });
});
