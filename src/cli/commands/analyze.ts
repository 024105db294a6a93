/** `tellproof analyze`: judge a bundle again. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { exitCodeOf, type FailOn } from '../exit-codes.ts';
import { failOn, wholeNumber } from '../options.ts';

interface AnalyzeOptions {
  readonly disclosure?: string;
  readonly failOn?: readonly FailOn[];
  readonly json?: true;
  readonly plants?: number;
  readonly verbose?: true;
  readonly quiet?: true;
}

export const declareAnalyze: Declare = (program, session, done) => {
  program
    .command('analyze')
    .summary('judge the evidence of an audit again')
    .description(
      'Judge the evidence of an audit again, on any machine and without running anything. The ' +
        'same evidence gives the same verdict, byte for byte; the bundle is not changed.',
    )
    .argument('<bundle>', 'directory that an audit wrote')
    .addOption(new Option('--disclosure <file>', 'judge with this one, not with the one in the bundle'))
    .addOption(
      new Option('--fail-on <kinds>', 'what fails a build: covert, behavioural, inconclusive').argParser(failOn),
    )
    .addOption(
      new Option(
        '--plants <n>',
        'marks to plant in the captures, of which some share is found again (default: 150)',
      ).argParser(wholeNumber('--plants', 0, 1_000_000)),
    )
    .addOption(new Option('--json', 'print the verdict as one JSON document'))
    .addOption(new Option('--verbose', 'print every tell in full').conflicts('json'))
    .addOption(new Option('--quiet', 'do not compare with the stored verdict'))
    .action(async (dir: string, options: AnalyzeOptions) => {
      const [{ analyzeBundle }, { plantPort }, report] = await Promise.all([
        import('../../audit/analyze.ts'),
        import('../plant-port.ts'),
        import('../../report/index.ts'),
      ]);
      const { disclosure, plants } = options;
      const choices = {
        ...plantPort(),
        ...(disclosure === undefined ? {} : { disclosure }),
        ...(plants === undefined ? {} : { plants }),
      };
      const { verdict, text, stored } = await analyzeBundle(dir, report.verdictJson, choices);
      const { out, err, colour } = session.terminal;
      if (options.quiet !== true && options.disclosure === undefined) err(`${COMPARED[stored]}\n`);
      const verbose = options.verbose === true;
      out(options.json === true ? text : report.verdictText(verdict, { bundle: dir, colour, verbose }));
      done(exitCodeOf(verdict, options.failOn));
    });
};

const COMPARED = {
  identical: 'the verdict is identical to the one in the bundle',
  different: 'warning: the verdict differs from the one in the bundle; another version may have judged it',
  'other-plants': 'not compared with the verdict in the bundle, for which another number of marks was planted',
  absent: 'warning: the run was not finished; this judges the trials that were saved',
} as const;
