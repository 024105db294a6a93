/** `tellproof doctor`: each requirement of the lab and its state on this machine. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const declareDoctor: Declare = (program, session, done) => {
  program
    .command('doctor')
    .summary('show what the lab needs and what this machine has')
    .description('Show each requirement of the lab, its state on this machine, and what to do where it is not met.')
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .action(async (options: { readonly json?: true }) => {
      const { canRun, doctorText } = await import('../requirements/doctor.ts');
      const { requirements } = await import('../../lab/namespaces/requirements.ts');
      const found = await requirements();
      const asJson = options.json === true;
      session.terminal.out(asJson ? `${JSON.stringify({ requirements: found }, null, 2)}\n` : doctorText(found));
      done(canRun(found) ? EXIT.ok : EXIT.fault);
    });
};
