/**
 * How often the method itself raises a false alarm, as measured: audits of tools in identical environments, simulated from their
 * own captures. Measured figures only; measure again (and write them here) when association, the design or its
 * confirmation change.
 */
import type { FalseAlarms } from '../model/index.ts';

/** All but the rate asked for, which is the judgement's own. See bench/calibration.mjs for what an audit is here. */
export const MEASURED_FALSE_ALARMS: Omit<FalseAlarms, 'allowed'> = {
  nullAudits: 3000,
  alarms: 0,
  atMost: 0.000998,
  measuredBy: 'npm run calibrate -- AA.tellproof --audits 3000',
};
