import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBundle, openBundle, resumeBundle, StoreError, verifyBundle } from '../../src/store/index.ts';
import { captureIn, headOf, scratchDir, trialOf } from './example.ts';

const root = scratchDir();
let count = 0;
const fresh = (): string => join(root, `b${++count}.tellproof`);

/** The store error that `act` throws; anything else, and nothing, fails the test. */
function faultOf(act: () => unknown): StoreError {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a bundle', () => {
  test('gives back what was put in, trial by trial', async () => {
    const dir = fresh();
    const writer = createBundle(dir, headOf(2));
    const first = captureIn(writer, trialOf(1));
    await writer.saveTrial(first);
    const bundle = openBundle(dir);
    expect(bundle.head).toEqual(headOf(2));
    expect(bundle.captures()).toEqual([first]);
    expect(bundle.missing().map((trial) => trial.id)).toEqual(['002']);
    expect(bundle.finished).toBe(false);
    expect(bundle.verdict()).toBeNull();
    writer.close();
  });

  test('keeps equal bytes once, under their hash', () => {
    const writer = createBundle(fresh(), headOf(1));
    const hash = writer.putBlob(Buffer.from('abc'));
    expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(writer.putBlob(Buffer.from('abc'))).toBe(hash);
    expect(Buffer.from(writer.read().readBlob(hash)).toString()).toBe('abc');
    writer.close();
  });

  test('is intact once finished, and leaves neither lock nor temporary files', async () => {
    const dir = fresh();
    const writer = createBundle(dir, headOf(1));
    await writer.saveTrial(captureIn(writer, trialOf(1)));
    writer.finish('{"format":1}\n');
    writer.close();
    writer.close();
    expect(verifyBundle(dir)).toEqual({
      dir,
      state: 'intact',
      files: 7,
      trials: { saved: 1, planned: 1 },
      damaged: [],
      missing: [],
      extra: [],
      faults: [],
    });
    expect(openBundle(dir).verdict()).toBe('{"format":1}\n');
    expect(existsSync(join(dir, 'lock'))).toBe(false);
    expect(existsSync(join(dir, 'tmp'))).toBe(false);
  });

  test('takes confirming trials into its design, and counts the rounds', () => {
    const dir = fresh();
    const writer = createBundle(dir, headOf(1));
    writer.plan([{ ...trialOf(2), stage: 'confirm' }]);
    writer.plan([]);
    const { head } = openBundle(dir);
    expect(head.design.trials.map(({ id, stage }) => [id, stage])).toEqual([
      ['001', 'screen'],
      ['002', 'confirm'],
    ]);
    expect(head.rounds).toBe(2);
    writer.close();
  });

  test('can be resumed, and goes on where it was', async () => {
    const dir = fresh();
    const writer = createBundle(dir, headOf(3));
    await writer.saveTrial(captureIn(writer, trialOf(2)));
    writer.close();
    const again = resumeBundle(dir);
    await again.saveTrial(captureIn(again, trialOf(1)));
    expect(
      again
        .read()
        .captures()
        .map((capture) => capture.trial.id),
    ).toEqual(['001', '002']);
    expect(
      again
        .read()
        .missing()
        .map((trial) => trial.id),
    ).toEqual(['003']);
    again.close();
  });

  test('orders trials by number, past 999 too', async () => {
    const dir = fresh();
    const writer = createBundle(dir, {
      ...headOf(0),
      design: { ...headOf(0).design, trials: [trialOf(999), trialOf(1000)] },
    });
    for (const number of [1000, 999]) await writer.saveTrial(captureIn(writer, trialOf(number)));
    expect(
      writer
        .read()
        .captures()
        .map((capture) => capture.trial.id),
    ).toEqual(['999', '1000']);
    writer.close();
  });
});

describe('a writer refuses', () => {
  test('a place where a bundle is already, and says how to go on', () => {
    const dir = fresh();
    createBundle(dir, headOf(1)).close();
    const error = faultOf(() => createBundle(dir, headOf(1)));
    expect(error.fault).toBe('exists');
    expect(error.message).toBe(`cannot start a bundle in ${dir}: a bundle is there already`);
    expect(error.hint).toBe(`continue it with --resume ${dir}, or choose another place with --out`);
  });

  test('a directory that holds something else', () => {
    const dir = fresh();
    mkdirSync(dir);
    writeFileSync(join(dir, 'thesis.txt'), 'mine');
    expect(faultOf(() => createBundle(dir, headOf(1))).message).toBe(
      `cannot start a bundle in ${dir}: the directory is not empty`,
    );
    expect(readFileSync(join(dir, 'thesis.txt'), 'utf8')).toBe('mine');
  });

  test('a bundle that this or another process is writing', () => {
    const dir = fresh();
    const writer = createBundle(dir, headOf(1));
    const error = faultOf(() => resumeBundle(dir));
    expect(error.fault).toBe('in-use');
    expect(error.message).toBe(`bundle ${dir} is in use by process ${process.pid}: one run at a time may write to it`);
    writer.close();
    resumeBundle(dir).close();
  });

  test('a trial whose bytes were never kept', async () => {
    const writer = createBundle(fresh(), headOf(1));
    const other = createBundle(fresh(), headOf(1));
    const capture = captureIn(other, trialOf(1), 'bytes kept elsewhere');
    await expect(writer.saveTrial(capture)).rejects.toMatchObject({ fault: 'damaged' });
    expect(writer.read().captures()).toEqual([]);
    writer.close();
    other.close();
  });
});

describe('a lock', () => {
  const owned = (dir: string, owner: unknown): void => {
    mkdirSync(join(dir, 'lock'), { recursive: true });
    writeFileSync(join(dir, 'lock', 'owner.json'), typeof owner === 'string' ? owner : JSON.stringify(owner));
  };
  const dirWith = (owner: unknown): string => {
    const dir = fresh();
    createBundle(dir, headOf(1)).close();
    owned(dir, owner);
    return dir;
  };
  const here = () => {
    const dir = fresh();
    const writer = createBundle(dir, headOf(1));
    const owner: unknown = JSON.parse(readFileSync(join(dir, 'lock', 'owner.json'), 'utf8'));
    writer.close();
    return owner as { pid: number; start: string; host: string; namespace: string };
  };

  test('of a process that has ended is taken over', () => {
    const dir = dirWith({ ...here(), pid: 2 ** 22 + 1 });
    resumeBundle(dir).close();
    expect(existsSync(join(dir, 'lock'))).toBe(false);
  });

  test('whose process id now belongs to a younger process is taken over', () => {
    const dir = dirWith({ ...here(), start: '1' });
    resumeBundle(dir).close();
    expect(existsSync(join(dir, 'lock'))).toBe(false);
  });

  test('that holds no readable owner is taken over', () => {
    const dir = dirWith('{"pid":');
    resumeBundle(dir).close();
    expect(existsSync(join(dir, 'lock'))).toBe(false);
  });

  test('of another machine is respected, since nobody here can look', () => {
    const dir = dirWith({ ...here(), host: 'elsewhere' });
    expect(faultOf(() => resumeBundle(dir)).message).toContain(`is in use by process ${process.pid} on elsewhere`);
  });
});
