/** `tellproof probe`: finds the values that trigger a tell. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { repeated, wholeNumber } from '../options.ts';
import type { ProbeOptions } from '../handlers/probe.ts';

const AFTER = `
Probe runs one trial a value and judges only the place of the tell. It takes
values that trigger the tell apart, proposes a rule, and tests the rule on new
values. To continue an interrupted probe: --resume DIR.

Exit codes: 0 the rule explains every value and holds; 2 a value could not be
read, is not explained, or contradicts the rule.

Examples:
  tellproof probe tool.tellproof --tell T1 --factor endpoint
  tellproof probe tool.tellproof --tell T2 --factor timezone --given endpoint=gw.example
  tellproof probe tool.tellproof --tell T1 --factor endpoint --values hosts.txt
  tellproof probe --resume tool-probe-t1-endpoint.tellproof`;

export const declareProbe: Declare = (program, session, done) => {
  program
    .command('probe')
    .summary('find the values of a factor that trigger a tell, and the rule')
    .description(
      'Run the subject of an audit again at many values of one factor, read one tell, ' +
        'and report which values show which symbol, and the rule behind them.',
    )
    .argument('[bundle]', 'directory of an audit')
    .addOption(new Option('--tell <id>', 'tell of its verdict, such as T1').conflicts('resume'))
    .addOption(new Option('--factor <name>', 'factor to move; the tell must depend on it').conflicts('resume'))
    .addOption(
      new Option(
        '--values <file>',
        'values to try, one a line (default: all time zones, many host names, or the levels)',
      ).conflicts('resume'),
    )
    .addOption(
      new Option('--given <factor=level>', "level of another of the tell's factors; repeatable").argParser(repeated),
    )
    .addOption(
      new Option(
        '--repeats <n>',
        'trials of each value (default: 1; 8 for a mark that fires only sometimes)',
      ).argParser(wholeNumber('--repeats', 1, 100)),
    )
    .addOption(new Option('--out <dir>', "directory of the evidence (default: beside the audit's)").conflicts('resume'))
    .addOption(new Option('--resume <dir>', 'continue an interrupted probe'))
    .addOption(
      new Option('--jobs <n>', 'concurrent trials (default: number of cores)').argParser(wholeNumber('--jobs', 1, 256)),
    )
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .addOption(new Option('--verbose', 'list every value').conflicts('json'))
    .addOption(new Option('--quiet', 'no progress'))
    .addHelpText('after', AFTER)
    .action(async (bundle: string | undefined, options: ProbeOptions) => {
      const { probeCommand } = await import('../handlers/probe.ts');
      done(await probeCommand(bundle ?? null, options, session));
    });
};
