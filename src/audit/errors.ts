/** What ends an audit without a verdict. Two lines like every error; a closed list of kinds decides the exit code above. */

/** `usage`: what was asked for cannot be done. `interrupted`: the user ended it. `failed`: our side, or this machine. */
export type AuditFault = 'usage' | 'interrupted' | 'failed';

export class AuditError extends Error {
  readonly fault: AuditFault;
  readonly hint: string;
  constructor(fault: AuditFault, message: string, hint: string) {
    super(message);
    this.name = 'AuditError';
    this.fault = fault;
    this.hint = hint;
  }
}
