/** `tellproof selftest`: audits programs with known tells on this machine, and compares. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { wholeNumber } from '../options.ts';
import type { SelftestOptions } from '../handlers/selftest.ts';

const AFTER = `
Exit codes: 0 all as promised, 1 at least one differs.

Examples:
  tellproof selftest --quick               about a minute
  tellproof selftest date-line random-ids  only these two
  tellproof selftest --json                all, as one document`;

export const declareSelftest: Declare = (program, session, done) => {
  program
    .command('selftest')
    .summary('audit specimens and decoys, and compare with the expected tells')
    .description(
      'Audit specimens, which have a known tell, and decoys, which have none, on this machine. ' +
        'Compare each verdict with the expected place, factors, class and codebook. Without ' +
        'names: all of them, which takes a while.',
    )
    .argument('[names...]', 'specimens and decoys')
    .addOption(new Option('--quick', 'a fixed small selection'))
    .addOption(
      new Option('--seed <n>', 'seed of the trial plans').argParser(wholeNumber('--seed', 0, 2 ** 31 - 1)).default(1),
    )
    .addOption(
      new Option('--jobs <n>', 'concurrent trials (default: number of cores)').argParser(wholeNumber('--jobs', 1, 256)),
    )
    .addOption(new Option('--keep <dir>', 'keep the evidence of each audit in this directory'))
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .addHelpText('after', AFTER)
    .action(async (names: readonly string[], options: SelftestOptions) => {
      const { selftestCommand } = await import('../handlers/selftest.ts');
      done(await selftestCommand(names, options, session));
    });
};
