/**
 * Planting concurrently with other work: only in the built program, which has a module that a
 * process can start from.
 */
import type { AuditPorts } from '../audit/index.ts';
import { startPlantingProcess } from '../audit/planting/planting.ts';

export const plantingPort = (): Pick<AuditPorts, 'plant'> =>
  import.meta.url.endsWith('.ts') ? {} : { plant: startPlantingProcess };
