/**
 * The method's false-alarm rate, measured by audits of tools in identical environments, simulated
 * from their own captures. Measured figures only. Measure again, and write them here, when
 * association, the design or confirmation changes.
 */
import type { FalseAlarms } from '../model/index.ts';

/**
 * Everything but the allowed rate, which each judgement sets. `bench/calibration.mjs` defines such
 * an audit.
 */
export const MEASURED_FALSE_ALARMS: Omit<FalseAlarms, 'allowed'> = {
  nullAudits: 3000,
  alarms: 0,
  atMost: 0.000998,
  measuredBy: 'npm run calibrate -- AA.tellproof --audits 3000',
};
