/** Probing: the values of a factor that trigger a known tell, and the rule behind them. */
export { type ProbeContext, type ProbeResult, resumeProbe, runProbe } from './probe.ts';
export type { ProbeRequest } from './request.ts';
