/** `tellproof selftest`: is what is known to be there found on this machine, and nothing else? */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { wholeNumber } from '../options.ts';
import type { SelftestOptions } from '../handlers/selftest.ts';

const AFTER = `
Exit codes: 0 all as promised, 1 one or more differ.

Examples:
  tellproof selftest --quick               in about a minute
  tellproof selftest date-line random-ids  these
  tellproof selftest --json                all, as one document`;

export const declareSelftest: Declare = (program, session, done) => {
  program
    .command('selftest')
    .summary('audit known specimens and decoys, and compare with what must be found')
    .description(
      'Audit specimens, which are known to carry a tell, and decoys, which carry none, in the lab ' +
        'of this machine, and compare each verdict with what must be found: place, factors, class ' +
        'and codebook. Without names all of them, which takes a while.',
    )
    .argument('[names...]', 'specimens and decoys')
    .addOption(new Option('--quick', 'a small fixed part'))
    .addOption(
      new Option('--seed <n>', 'plan of the trials').argParser(wholeNumber('--seed', 0, 2 ** 31 - 1)).default(1),
    )
    .addOption(new Option('--jobs <n>', 'trials at once (default: cores)').argParser(wholeNumber('--jobs', 1, 256)))
    .addOption(new Option('--keep <dir>', 'keep the evidence of each audit in this directory'))
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .addHelpText('after', AFTER)
    .action(async (names: readonly string[], options: SelftestOptions) => {
      const { selftestCommand } = await import('../handlers/selftest.ts');
      done(await selftestCommand(names, options, session));
    });
};
