import { describe, expect, it } from 'vitest';
import { confirmTrials, screenDesign, type Hypothesis } from '../../src/core/design/index.ts';
import type { Assignment } from '../../src/core/model/index.ts';

const factors = { zone: ['UTC', 'A', 'B'], endpoint: ['unset', 'x', 'y'], locale: ['C', 'de'], user: ['u', 'v'] };
const design = screenDesign({ factors, seed: 4, strength: 2, scenarios: ['reply'] });
const marked = ({ zone, endpoint }: Assignment): boolean => zone === 'A' && endpoint === 'x';
const hypothesis: Hypothesis = {
  symbols: new Map(design.trials.map(({ id, assignment }) => [id, marked(assignment) ? '/' : '-'])),
  candidates: [
    ['zone', 'endpoint'],
    ['zone', 'locale', 'user'],
  ],
};

describe('confirmation', () => {
  const fresh = confirmTrials(design, [hypothesis], 24);

  it('keeps to the budget and goes on with ids and blocks', () => {
    expect(fresh).toHaveLength(24);
    expect(fresh[0]?.id).toBe(String(design.trials.length + 1).padStart(3, '0'));
    const last = Math.max(...design.trials.map(({ block }) => block));
    expect(new Set(fresh.map(({ block }) => block))).toEqual(new Set([last + 1, last + 2]));
    expect(new Set(fresh.map(({ stage }) => stage))).toEqual(new Set(['confirm']));
  });

  it('moves each candidate factor of the witness back alone, and the whole set both ways', () => {
    const counted = fresh.filter(({ assignment }) => marked(assignment)).length;
    expect(counted).toBeGreaterThanOrEqual(8);
    expect(fresh.length - counted).toBeGreaterThanOrEqual(8);
    const keys = fresh.map(({ assignment }) => JSON.stringify(assignment));
    const witness = fresh.find(({ assignment }) => marked(assignment))?.assignment ?? {};
    const others = fresh.map(({ assignment }) => assignment);
    expect(others.some((other) => other['zone'] !== witness['zone'] && other['endpoint'] === witness['endpoint'])).toBe(
      true,
    );
    expect(others.some((other) => other['zone'] === witness['zone'] && other['endpoint'] !== witness['endpoint'])).toBe(
      true,
    );
    expect(new Set(keys).size).toBeGreaterThan(4);
  });

  it('with no hypothesis, or one that no pair of trials can test, plans nothing', () => {
    expect(confirmTrials(design, [], 24)).toEqual([]);
    expect(confirmTrials(design, [{ ...hypothesis, symbols: new Map() }], 24)).toEqual([]);
  });

  it('one pair serves two hypotheses that differ between the same trials', () => {
    const twin: Hypothesis = {
      ...hypothesis,
      symbols: new Map([...hypothesis.symbols].map(([id, symbol]) => [id, `${symbol ?? ''}!`])),
    };
    const both = confirmTrials(design, [hypothesis, twin], 24);
    expect(new Set(both.map(({ assignment }) => JSON.stringify(assignment)))).toEqual(
      new Set(fresh.map(({ assignment }) => JSON.stringify(assignment))),
    );
  });

  it('in a second round decides between rivals that agree so far', () => {
    const again = { ...design, trials: [...design.trials, ...fresh] };
    const symbols = new Map(again.trials.map(({ id, assignment }) => [id, marked(assignment) ? '/' : '-']));
    const more = confirmTrials(again, [{ ...hypothesis, symbols }], 8);
    expect(more).toHaveLength(8);
    expect(more[0]?.id).toBe(String(again.trials.length + 1).padStart(3, '0'));
  });
});
