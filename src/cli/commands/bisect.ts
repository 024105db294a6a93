/** `tellproof bisect`: at which version did a tell appear or disappear? */
import { Option } from 'commander';
import type { BisectOptions } from '../handlers/bisect.ts';
import type { Declare } from '../command.ts';
import { list, wholeNumber } from '../options.ts';

const AFTER = `
Both ends of the range are looked at, every nth version between, and then the
versions between any two neighbours that differ. Each is run a few times in the
environments that the tells depend on. Packages are removed again; the evidence
of each version stays in the directory of --out. The same command goes on with a
run that was ended.

Without --bundle, versions of the range are audited, the ends first and then by
halves, until one shows a covert tell.

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
    .argument('<range>', 'OLDER..NEWER, both published')
    .addOption(new Option('--bundle <dir>', 'audit of a version that has the tells'))
    .addOption(
      new Option('--tells <ids>', 'tells of its verdict (default: the covert ones)').argParser(list('--tells')),
    )
    .addOption(
      new Option('--every <n>', 'look at every nth version at least; 1: at all')
        .argParser(wholeNumber('--every', 1, 1000))
        .default(8),
    )
    .addOption(
      new Option('--repeats <n>', 'trials of each environment').argParser(wholeNumber('--repeats', 2, 100)).default(2),
    )
    .addOption(new Option('--out <dir>', 'where to keep the evidence (default: named after package and range)'))
    .addOption(new Option('--jobs <n>', 'trials at once (default: cores)').argParser(wholeNumber('--jobs', 1, 256)))
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .addOption(new Option('--quiet', 'no progress'))
    .addHelpText('after', AFTER)
    .action(async (subject: string, range: string, options: BisectOptions) => {
      const { bisectCommand } = await import('../handlers/bisect.ts');
      done(await bisectCommand(subject, range, options, session));
    });
};
