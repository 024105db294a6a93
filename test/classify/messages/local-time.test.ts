/** A local time with its milliseconds looks random and follows the zone: honest where the clock says so, a mark where it does not. */
import { expect, it, vi } from 'vitest';
import type { Assignment, Capture } from '../../../src/core/model/index.ts';
import { auditPlanted, levelNames } from '../../builders/evidence/evidence.ts';

vi.setConfig({ testTimeout: 60_000 });

const factors = levelNames('timezone', 'endpoint', 'ci');
const EASTERN = /^Asia/;

/** Day and time of the zone, as `22T23:30:01.417`; the last digit as given. */
function localTime({ timezone }: Assignment, { startedAt }: Capture, last: (digit: number) => number): string {
  const at = startedAt + 400 + ((startedAt / 1000) % 97) * 7;
  const local = new Date(at).toLocaleString('sv-SE', { timeZone: timezone ?? 'UTC' }).replace(' ', 'T');
  const milliseconds = String(at % 1000).padStart(3, '0');
  return `${local.slice(8)}.${milliseconds.slice(0, 2)}${String(last(Number(milliseconds[2])))}`;
}

const tellsOf = (last: (zone: string, digit: number) => number) =>
  auditPlanted(
    [
      {
        address: 'body.system',
        before: 'It is 2026-11-',
        symbol: (assignment, capture) =>
          localTime(assignment, capture, (digit) => last(assignment['timezone'] ?? '', digit)),
      },
    ],
    factors,
  ).verdict.tells.map(({ class: name, dependsOn, because }) => ({ name, dependsOn, because }));

it('the local time is overt, hour by hour and day by day', () => {
  const tells = tellsOf((_, digit) => digit);
  expect(tells.length).toBeGreaterThan(0);
  for (const tell of tells)
    expect(tell).toEqual({
      name: 'overt',
      dependsOn: ['timezone'],
      because: 'timezone can be read off it in every trial',
    });
});

it('a last digit that is even in some zones only is covert, whatever the clock beside it shows', () => {
  const tells = tellsOf((zone, digit) => (EASTERN.test(zone) ? digit - (digit % 2) : digit - (digit % 2) + 1));
  expect(tells.filter(({ name }) => name === 'covert').map(({ because }) => because)).toContain(
    'the value looks random, but its parity of the last digit depends on the environment',
  );
});
