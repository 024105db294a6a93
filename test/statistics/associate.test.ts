import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { associate } from '../../src/core/statistics/associate.ts';
import { prng, screenDesign } from '../../src/core/design/index.ts';
import { audit, FACTORS, slotOf, slotsFor, type Mark } from '../builders/evidence/simulated-subject.ts';

const names = Object.keys(FACTORS);
const levelOf = (name: string, index: number): string => FACTORS[name]?.[index] ?? '';

/** Noise that every client has: random ids, a counter of time, a flaky header. */
const everyday: Record<string, Mark> = {
  id: (_, random) => random.next().toString(16).padStart(8, '0'),
  late: (_, __, trial) => (Number(trial.id) > 50 ? 'late' : 'early'),
  flaky: (_, random) => (random.below(10) === 0 ? 'absent' : 'present'),
};

/** A mark that deviates when each named factor is at one of its listed levels. */
const conjunction =
  (when: Readonly<Record<string, readonly number[]>>): Mark =>
  (assignment) =>
    Object.entries(when).every(([name, at]) => at.some((index) => assignment[name] === levelOf(name, index)))
      ? '/'
      : '-';

vi.setConfig({ testTimeout: 60_000 });

describe('a planted mark is recovered with the exact minimal set of factors', () => {
  it('when one level of one factor sets it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.nat({ max: 5 }), (name, level, seed) => {
        const at = level % (FACTORS[name]?.length ?? 1);
        const { found } = audit({ ...everyday, mark: conjunction({ [name]: [at] }) }, seed);
        expect([...found]).toEqual([['mark', [name]]]);
      }),
      { numRuns: 8 },
    );
  });

  it('when it partitions the levels of a factor into several symbols', () => {
    const mark: Mark = (assignment) => 'abcd'[FACTORS['endpoint']?.indexOf(assignment['endpoint'] ?? '') ?? 0] ?? 'a';
    for (let seed = 0; seed < 4; seed++)
      expect([...audit({ ...everyday, mark }, seed).found]).toEqual([['mark', ['endpoint']]]);
  });

  it('when two factors must meet, at one level each or several', () => {
    for (const [pick, seed] of picks(2, 10))
      expect([pick.when, ...audit({ ...everyday, mark: conjunction(pick.when) }, seed).found]).toEqual([
        pick.when,
        ['mark', pick.names],
      ]);
  });

  it('when three factors must meet, wherever the screen holds such a trial', () => {
    let tried = 0;
    for (const [pick, seed] of picks(3, 10)) {
      const run = audit({ ...everyday, mark: conjunction(pick.when) }, seed, FACTORS, 60);
      const hits = run.design.trials.filter(
        (trial) => trial.stage === 'screen' && conjunction(pick.when)(trial.assignment, prng(0), trial) === '/',
      );
      if (hits.length < 2) continue;
      tried++;
      expect([pick.when, ...run.found]).toEqual([pick.when, ['mark', pick.names]]);
    }
    expect(tried).toBeGreaterThan(4);
  });

  it('when a digest takes in more than three factors', () => {
    const digest: Mark = ({ zone, host, user, ci }) => [zone, host, user, ci].join('|');
    expect([...audit({ ...everyday, digest }, 3, FACTORS, 60).found]).toEqual([
      ['digest', ['ci', 'host', 'user', 'zone']],
    ]);
  });

  it.each([17, 90, 130])('when one trial, number %i, goes its own way', (odd) => {
    const mark: Mark = (assignment, _, trial) =>
      Number(trial.id) === odd ? 'odd' : assignment['remote'] === levelOf('remote', 0) ? '/' : '-';
    for (let seed = 0; seed < 3; seed++) {
      const { found, association } = audit({ ...everyday, mark }, seed);
      expect([odd, seed, ...found]).toEqual([odd, seed, ['mark', ['remote']]]);
      expect(association.dependences.filter(({ status }) => status === 'tell')).toHaveLength(1);
    }
  });

  it('when it fires only in one trial of two', () => {
    const mark: Mark = ({ proxy }, random) => (proxy === levelOf('proxy', 1) && random.below(2) === 0 ? '/' : '-');
    for (let seed = 0; seed < 6; seed++)
      expect([...audit({ ...everyday, mark }, seed).found]).toEqual([['mark', ['proxy']]]);
  });
});

/** Random conjunctions of `size` factors at one or two levels each, with a seed for the design. */
function picks(size: number, count: number): [{ when: Record<string, number[]>; names: string[] }, number][] {
  const random = prng(20261 + size);
  return Array.from({ length: count }, () => {
    const chosen = random.shuffle(names).slice(0, size).sort();
    const when = Object.fromEntries(
      chosen.map((name) => {
        const levels = FACTORS[name]?.length ?? 2;
        const first = random.below(levels);
        return [name, levels > 2 && random.below(2) === 0 ? [first, (first + 1) % levels] : [first]];
      }),
    );
    return [{ when, names: chosen }, random.below(8)];
  });
}

describe('where nothing depends on the environment', () => {
  const noises: Record<string, Mark> = {
    rare: (_, random) => String(random.below(25) === 0),
    even: (_, random) => String(random.below(2)),
    many: (_, random) => String(random.below(6)),
    id: (_, random) => random.next().toString(16).padStart(8, '0').slice(0, 4),
    drift: (_, random, trial) => String(random.below(10) < Number(trial.id) / 15),
  };

  it('no more than a share alpha of audits raises a false alarm, screen and confirmation together', () => {
    const designs = [1, 2, 3].map((seed) => {
      const design = screenDesign({ factors: FACTORS, seed, strength: 2, scenarios: ['reply'] });
      const fresh = design.trials.slice(0, 36).map((trial, i) => ({
        ...trial,
        id: String(design.trials.length + i + 1).padStart(3, '0'),
        stage: 'confirm' as const,
        block: 20 + Math.floor(i / 12),
      }));
      return [...design.trials, ...prng(seed).shuffle(fresh)];
    });
    const alpha = 0.05;
    const audits = 150;
    let alarms = 0;
    for (let seed = 0; seed < audits; seed++) {
      const trials = designs[seed % designs.length] ?? [];
      const { dependences: judged } = associate({
        trials,
        factors: FACTORS,
        slots: slotsFor(noises, trials, seed),
        alpha,
      });
      if (judged.some(({ status }) => status === 'tell')) alarms++;
    }
    expect(alarms / audits).toBeLessThanOrEqual(alpha);
  });

  it('and identical trials are not tested at all', () => {
    const { trials, factors } = screenDesign({
      factors: { zone: ['UTC'] },
      seed: 1,
      strength: 2,
      scenarios: ['reply'],
    });
    expect(associate({ trials, factors, slots: slotsFor(noises, trials, 1) }).dependences).toEqual([]);
  });
});

describe('cost', () => {
  it('five thousand different noisy groups take a few seconds of one core', () => {
    const { trials } = screenDesign({ factors: FACTORS, seed: 1, strength: 2, scenarios: ['reply'] });
    const slots = Array.from({ length: 5000 }, (_, i) => {
      const random = prng(i);
      const steady = trials.map(() => random.below(3));
      return slotOf(`slot-${i}`, new Map(trials.map(({ id }, t) => [id, String(steady[t])])));
    });
    const start = process.cpuUsage();
    associate({ trials, factors: FACTORS, slots });
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(6);
  });
});
