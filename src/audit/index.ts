/**
 * The use cases. Must not print: progress goes to an `AuditObserver`, failures are two-line errors.
 */
export { analyzeBundle } from './analyze.ts';
export { AuditError } from './errors.ts';
export { outcomeText } from './experiment/early-stop.ts';
export type { AuditEvent, AuditObserver } from './progress.ts';
export type { AuditPorts, AuditRequest } from './experiment/request.ts';
export type { AuditContext } from './context.ts';
export { type Audited, resumeAudit, runAudit } from './experiment/run.ts';
