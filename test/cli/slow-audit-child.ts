/**
 * `tellproof audit` over a lab in memory whose trials take their time: `slow-audit-child.ts DIR
 * close|hang`.
 */
import { auditCommand } from '../../src/cli/handlers/audit.ts';
import { failureOf, failureText } from '../../src/cli/failure.ts';
import { processTerminal } from '../../src/cli/terminal/terminal.ts';
import { plain, portsFor } from '../audit/subjects.ts';

const [dir = '', end = ''] = process.argv.slice(2);
const later = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

const terminal = processTerminal();
let begun = 0;
const ports = portsFor(plain, (lab) => ({
  ...lab,
  run: async (trial) => {
    // One at a time, so that three are saved by now.
    if (++begun === 4) terminal.err('fourth trial\n');
    await later(30);
    return lab.run(trial);
  },
  close: () => (end === 'hang' ? later(3_600_000) : lab.close()),
}));
const options = { out: dir, seed: 5, strength: 2, timeout: 60, jobs: 1, factors: ['timezone'] };
try {
  process.exitCode = await auditCommand('specimen:invented', options, { terminal, rest: null, typed: [] }, ports);
} catch (error) {
  const failure = failureOf(error, 'audit');
  terminal.err(failureText(error, failure, false));
  process.exitCode = failure.exitCode;
}
