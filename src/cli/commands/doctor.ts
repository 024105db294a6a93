/** `tellproof doctor`: each requirement of the lab and its state on this machine. */
import { Option } from 'commander';
import type { Requirement } from '../../lab/namespaces/requirements.ts';
import type { Declare } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const declareDoctor: Declare = (program, session, done) => {
  program
    .command('doctor')
    .summary('check what the lab needs on this machine')
    .description('Show each requirement of the lab, its state on this machine, and how to fix it.')
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .action(async (options: { readonly json?: true }) => {
      const { requirements } = await import('../../lab/namespaces/requirements.ts');
      const found = await requirements();
      const asJson = options.json === true;
      session.terminal.out(asJson ? `${JSON.stringify({ requirements: found }, null, 2)}\n` : doctorText(found));
      done(canRun(found) ? EXIT.ok : EXIT.fault);
    });
};

/** Audits can run without the optional requirements, with limits. */
const canRun = (requirements: readonly Requirement[]): boolean =>
  requirements.every(({ needed, state }) => needed === 'optional' || state === 'ok');

function doctorText(requirements: readonly Requirement[]): string {
  const width = Math.max(...requirements.map(({ name }) => name.length)) + 2;
  const lines = requirements.flatMap(({ name, needed, state, found, fix }) => [
    `${state.padEnd(11)}${name.padEnd(width)}${found}`,
    ...(fix === null ? [] : [`           ${needed === 'needed' ? 'needed' : 'optional'}; fix: ${fix}`]),
  ]);
  return `${[...lines, canRun(requirements) ? 'audits can run here; check their results with: tellproof selftest --quick' : 'audits cannot run here'].join('\n')}\n`;
}
