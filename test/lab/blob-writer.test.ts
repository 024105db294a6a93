/** Blobs that the lab writes are blobs that the store reads. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobWriter } from '../../src/lab/worker/blob-writer.ts';
import { readBlob } from '../../src/store/blobs.ts';
import { blobsDir } from '../../src/store/layout.ts';

let bundle = '';
beforeAll(() => {
  bundle = mkdtempSync(join(tmpdir(), 'blob-files-'));
});
afterAll(() => rmSync(bundle, { recursive: true, force: true }));

test('what is put is read back by its hash, whoever put it, and nothing half-written stays', () => {
  const writers = [blobWriter(blobsDir(bundle)), blobWriter(blobsDir(bundle))] as const;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const [one, other] = writers.map((put) => put(bytes));
      expect(other).toBe(one);
      expect(Buffer.compare(readBlob(bundle, one ?? ''), bytes)).toBe(0);
    }),
    { numRuns: 50 },
  );
  expect(readdirSync(join(bundle, 'tmp'))).toEqual([]);
});

test('a directory that cannot be written is an error that says which', () => {
  writeFileSync(join(bundle, 'plain-file'), '');
  const put = blobWriter(join(bundle, 'plain-file', 'blobs'));
  expect(() => put(Buffer.from('x'))).toThrow(/plain-file/);
});
