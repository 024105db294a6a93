/** `tellproof setup`: installs what the lab lacks. Silent when nothing is missing. */
import type { Declare } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const declareSetup: Declare = (program, session, done) => {
  program
    .command('setup')
    .summary('install the system packages that the lab needs')
    .description(
      'Install the system packages that the lab needs: by apt-get, as root. Names them ' +
        'first. Without apt-get or root, prints the command. Silent when nothing is missing.',
    )
    .action(async () => {
      const { setUp, realSetupMachine } = await import('../handlers/setup.ts');
      setUp(realSetupMachine(), session.terminal);
      done(EXIT.ok);
    });
};
