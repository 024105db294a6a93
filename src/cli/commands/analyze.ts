/** `tellproof analyze`: judges a bundle again. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import type { AnalyzeOptions } from '../handlers/analyze.ts';
import { failOn, wholeNumber } from '../options.ts';

export const declareAnalyze: Declare = (program, session, done) => {
  program
    .command('analyze')
    .summary('judge the evidence of an audit again')
    .description(
      'Judge the evidence of an audit again, on any machine and without running the subject. ' +
        'The same evidence gives the same verdict, byte for byte. The bundle is not changed.',
    )
    .argument('<bundle>', 'directory of an audit')
    .addOption(new Option('--disclosure <file>', 'use this disclosure, not the one in the bundle'))
    .addOption(
      new Option('--fail-on <kinds>', 'fail only on these: covert, behavioural, inconclusive').argParser(failOn),
    )
    .addOption(
      new Option('--plants <n>', 'marks to plant, to measure how many are found (default: 150)').argParser(
        wholeNumber('--plants', 0, 1_000_000),
      ),
    )
    .addOption(new Option('--json', 'print the verdict as one JSON document'))
    .addOption(new Option('--verbose', 'print every tell in full').conflicts('json'))
    .addOption(new Option('--quiet', 'do not compare with the stored verdict'))
    .action(async (dir: string, options: AnalyzeOptions) => {
      const { analyzeCommand } = await import('../handlers/analyze.ts');
      done(await analyzeCommand(dir, options, session));
    });
};
