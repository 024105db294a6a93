/** Probing: which values of a factor trigger a known tell, and by what rule. */
export { type ProbeContext, type ProbeResult, resumeProbe, runProbe } from './probe.ts';
export type { ProbeRequest } from './request.ts';
