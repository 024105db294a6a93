/**
 * Planting in a process of its own: where it fails, the audit says so in two lines, and it can be
 * ended at any time.
 */
import { describe, expect, test } from 'vitest';
import { AuditError, runAudit } from '../../src/audit/index.ts';
import { startPlantingProcess } from '../../src/audit/planting/planting.ts';
import { scratchDir } from '../store/example.ts';
import { bundleIn, contextFor, plain, portsFor, requestFor } from './subjects.ts';

const root = scratchDir();

describe('planting in a process of its own', () => {
  test('fails with a message and a next step when it cannot start', async () => {
    // Beside the sources there is no compiled program.
    const failed = await startPlantingProcess(bundleIn(root, 'none'), 1).plants.catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(AuditError);
    expect((failed as AuditError).message).toMatch(/^could not plant marks in the captures of .+: \S/);
    expect((failed as AuditError).hint).toContain('--resume');
  });

  test('gives no figures after it is ended', async () => {
    const planting = startPlantingProcess(bundleIn(root, 'ended'), 1);
    planting.end();
    await expect(planting.plants).rejects.toThrow('could not plant marks');
  });

  test('starts once, after the screen, and ends with the audit', async () => {
    const heard: string[] = [];
    const context = contextFor(portsFor(plain), (event) => {
      if (event.kind === 'judging') heard.push('judging');
    });
    const plant = (dir: string, count: number) => {
      heard.push(`plant ${count}`, dir);
      const failed = new AuditError('failed', 'could not plant', 'try again');
      const plants = Promise.reject(failed);
      plants.catch(() => undefined);
      return { plants, end: () => heard.push('ended') };
    };
    const request = requestFor(bundleIn(root, 'begun'));
    await expect(runAudit(request, { ...context, ports: { ...context.ports, plant } })).rejects.toThrow(
      'could not plant',
    );
    expect(heard).toEqual(['plant 150', request.out, 'judging', 'ended']);
  });
});
