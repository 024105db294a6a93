/** The use cases. Must not print: what happens is told through `Watch`, what went wrong through two-line errors. */
export { analyzeBundle, type Analyzed } from './analyze.ts';
export { AuditError, type AuditFault } from './errors.ts';
export { inWords } from './hopeless.ts';
export type { AuditEvent, Watch } from './progress.ts';
export { quoted } from './replay.ts';
export type { AuditPorts, AuditRequest, LabRequest, SubjectRequest } from './request.ts';
export { type AuditContext, type Audited, resumeAudit, runAudit } from './run.ts';
export { thisTool, type Tool } from './tool.ts';
