/**
 * The default path of a bundle. Changes the working directory, which needs a process of its own.
 */
import { afterEach, expect, test } from 'vitest';
import { type AuditRequest, runAudit } from '../../src/audit/index.ts';
import { contextFor, plain, portsFor, requestFor } from '../audit/subjects.ts';
import { scratchDir } from '../store/example.ts';

const root = scratchDir();
const before = process.cwd();
afterEach(() => {
  process.chdir(before);
});

test('an audit without --out names its bundle after subject and seed', async () => {
  process.chdir(root);
  const request = Object.fromEntries(
    Object.entries(requestFor('')).filter(([name]) => name !== 'out'),
  ) as unknown as AuditRequest;
  expect((await runAudit(request, contextFor(portsFor(plain)))).dir).toBe('invented-1.0.0-seed11.tellproof');
  expect((await runAudit(request, contextFor(portsFor(plain)))).dir).toBe('invented-1.0.0-seed11-2.tellproof');
});
