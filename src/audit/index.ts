/** The use cases. Must not print: what happens is told through `Watch`, what went wrong through two-line errors. */
export { analyzeBundle } from './analyze.ts';
export { AuditError } from './errors.ts';
export { outcomeText } from './experiment/early-stop.ts';
export type { AuditEvent, AuditObserver } from './progress.ts';
export type { AuditPorts, AuditRequest } from './experiment/request.ts';
export type { AuditContext } from './context.ts';
export { type Audited, resumeAudit, runAudit } from './experiment/run.ts';
