/** `tellproof bisect`: finds the versions at which a tell appears or disappears. */
import { Option } from 'commander';
import type { BisectOptions } from '../handlers/bisect.ts';
import type { Declare } from '../command.ts';
import { list, wholeNumber } from '../options.ts';

const AFTER = `
Bisect measures both ends of the range, every nth version between them, and
then versions between any two neighbours that differ. It runs each version a few
times in the environments that the tells depend on. Packages are removed again;
the evidence of each version stays below --out. To continue an interrupted run,
repeat the command.

Without --bundle, bisect audits versions of the range, the ends first and then
by halves, until one shows a covert tell.

Exit codes: 0 done; 2 a version next to a change could not be measured.

Examples:
  tellproof bisect npm:@scope/tool 1.0.0..1.9.0 --bundle tool.tellproof
  tellproof bisect npm:@scope/tool 1.0.0..1.9.0 --every 1`;

export const declareBisect: Declare = (program, session, done) => {
  program
    .command('bisect')
    .summary('find the versions at which a tell appears, changes or disappears')
    .description('Find the published versions of a package at which tells appear, change or disappear.')
    .argument('<subject>', 'npm:NAME')
    .argument('<range>', 'OLDER..NEWER, two published versions')
    .addOption(new Option('--bundle <dir>', 'audit of a version with the tells'))
    .addOption(
      new Option('--tells <ids>', 'tells of its verdict (default: the covert ones)').argParser(list('--tells')),
    )
    .addOption(
      new Option('--every <n>', 'measure at least every nth version; 1: all')
        .argParser(wholeNumber('--every', 1, 1000))
        .default(8),
    )
    .addOption(
      new Option('--repeats <n>', 'trials of each environment').argParser(wholeNumber('--repeats', 2, 100)).default(2),
    )
    .addOption(new Option('--out <dir>', 'directory of the evidence (default: named after package and range)'))
    .addOption(
      new Option('--jobs <n>', 'concurrent trials (default: number of cores)').argParser(wholeNumber('--jobs', 1, 256)),
    )
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .addOption(new Option('--quiet', 'no progress'))
    .addHelpText('after', AFTER)
    .action(async (subject: string, range: string, options: BisectOptions) => {
      const { bisectCommand } = await import('../handlers/bisect.ts');
      done(await bisectCommand(subject, range, options, session));
    });
};
