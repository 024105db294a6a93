/**
 * What a real program reads, through the real lab and strace, from the command line to the verdict.
 */
import { afterAll, expect, test } from 'vitest';
import { verdictOf, workplace } from './tellproof.ts';

const place = workplace();
afterAll(() => place.remove());

test('an audit with --inputs lists what a specimen reads, by kind, and what of it was not varied', async () => {
  const asked = ['audit', 'specimen:zone-in-prompt', '--factors', 'timezone', '--levels', 'timezone=UTC,Asia/Kolkata'];
  const ended = await place.run([...asked, '--trials', '8', '--strength', '2', '--seed', '1', '--inputs', '--json']);
  const { inputs, trials } = verdictOf(ended).seen;
  const kinds = new Map(inputs?.kinds.map((one) => [one.kind, one]));
  expect(inputs).toMatchObject({ runs: 2, unreadLines: 0 });
  expect(kinds.get('time zone')).toMatchObject({ varied: ['timezone'] });
  expect(kinds.get('git identity')).toMatchObject({ factors: ['git'], varied: [], read: ['~/.gitconfig'] });
  expect(kinds.get('kernel and host name')?.read).toContain('uname()');
  expect(inputs?.ownFiles).toBeGreaterThan(0);
  expect(trials).toBeGreaterThanOrEqual(8);
});
