/** `tellproof setup`: installs what the lab lacks, where it may, and says first what. Silent when nothing is missing. */
import type { Declare } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const declareSetup: Declare = (program, session, done) => {
  program
    .command('setup')
    .summary('install what the lab needs from the system, saying first what')
    .description(
      'Install what the lab needs from the system: on Debian and its kin by apt-get, as root. ' +
        'Says first what it installs; elsewhere gives the command. Silent when nothing is missing.',
    )
    .action(async () => {
      const { setUp, realSetupMachine } = await import('../handlers/setup.ts');
      setUp(realSetupMachine(), session.terminal);
      done(EXIT.ok);
    });
};
