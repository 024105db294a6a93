/** `tellproof probe`: what exactly triggers a tell? */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { repeated, wholeNumber } from '../options.ts';
import type { ProbeOptions } from '../handlers/probe.ts';

const AFTER = `
Each value costs one trial, and only the tell's own place is judged. Values that
show something are taken apart, a rule is proposed, and the rule is tried on
fresh names made for the purpose. A probe that was ended goes on with --resume.

Exit codes: 0 mapped and the rule holds; 2 something is not read, not explained
or against the rule.

Examples:
  tellproof probe tool.tellproof --tell T1 --factor endpoint
  tellproof probe tool.tellproof --tell T2 --factor timezone --given endpoint=gw.example
  tellproof probe tool.tellproof --tell T1 --factor endpoint --values hosts.txt
  tellproof probe --resume tool-probe-t1-endpoint.tellproof`;

export const declareProbe: Declare = (program, session, done) => {
  program
    .command('probe')
    .summary('map which values of a factor trigger a tell, and by what rule')
    .description(
      'Run the subject of an audit again at many values of one factor, read the place of one tell, ' +
        'and say which values show which symbol and by what rule.',
    )
    .argument('[bundle]', 'directory that an audit wrote')
    .addOption(new Option('--tell <id>', 'tell of its verdict: T1').conflicts('resume'))
    .addOption(new Option('--factor <name>', 'factor to move, one that the tell depends on').conflicts('resume'))
    .addOption(
      new Option(
        '--values <file>',
        'values to try, one a line (default: all time zones, host names of many kinds, or the levels)',
      ).conflicts('resume'),
    )
    .addOption(
      new Option('--given <factor=level>', "where another of the tell's factors stands; repeatable").argParser(
        repeated,
      ),
    )
    .addOption(
      new Option('--repeats <n>', 'trials of each value (default: 1, of a mark that fires now and then 8)').argParser(
        wholeNumber('--repeats', 1, 100),
      ),
    )
    .addOption(
      new Option('--out <dir>', "where to keep the evidence (default: beside the audit's)").conflicts('resume'),
    )
    .addOption(new Option('--resume <dir>', 'go on with a probe that was ended'))
    .addOption(new Option('--jobs <n>', 'trials at once (default: cores)').argParser(wholeNumber('--jobs', 1, 256)))
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .addOption(new Option('--verbose', 'name every value').conflicts('json'))
    .addOption(new Option('--quiet', 'no progress'))
    .addHelpText('after', AFTER)
    .action(async (bundle: string | undefined, options: ProbeOptions) => {
      const { probeCommand } = await import('../handlers/probe.ts');
      done(await probeCommand(bundle ?? null, options, session));
    });
};
