/** The options of `tellproof audit` as commander hands them over. */
import type { failOn } from '../options.ts';

export interface AuditOptions {
  readonly out?: string;
  readonly resume?: string;
  readonly seed?: number;
  readonly trials?: number;
  readonly strength: number;
  readonly jobs?: number;
  readonly factors?: readonly string[];
  readonly except?: readonly string[];
  readonly levels?: readonly string[];
  readonly profile?: string;
  readonly aa?: true;
  readonly scenario?: readonly string[];
  readonly endpointEnv?: readonly string[];
  readonly mount?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly inputs?: true;
  readonly disclosure?: string;
  readonly failOn?: Parameters<typeof failOn>[1];
  readonly json?: true;
  readonly verbose?: true;
  readonly quiet?: true;
}
