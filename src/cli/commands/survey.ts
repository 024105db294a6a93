/** `tellproof survey`: its declaration and help. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { wholeNumber } from '../options.ts';
import type { SurveyCommandOptions } from '../handlers/survey.ts';

const AFTER = `
The file lists tools and audit options (see docs/reference.md). The first run
pins the versions. To continue an interrupted survey, repeat the command; after
the last audit it only prints the matrix.

Exit codes: that of the worst verdict, as for audit; a tool that could not be
fetched or run counts as inconclusive. With --check: 0 all complete, 2 not all.

Examples:
  tellproof survey surveys/coding-clis.yaml --check
  tellproof survey surveys/coding-clis.yaml --out clis.survey
  tellproof survey surveys/coding-clis.yaml --out clis.survey --csv`;

export const declareSurvey: Declare = (program, session, done) => {
  program
    .command('survey')
    .summary('audit a list of tools, and compare the verdicts')
    .description('Audit a list of tools, each as audit would, and print their verdicts side by side.')
    .argument('<file>', 'YAML list of tools and audit options')
    .addOption(new Option('--out <dir>', "directory of the evidence (default: the file's name with .survey)"))
    .addOption(
      new Option('--jobs <n>', 'concurrent trials (default: number of cores)').argParser(wholeNumber('--jobs', 1, 256)),
    )
    .addOption(
      new Option('--check', 'run one trial of each tool, and list which complete').conflicts(['out', 'retry', 'csv']),
    )
    .addOption(new Option('--retry', 'retry tools that could not be fetched or run'))
    .addOption(new Option('--discard-packages', 'remove each fetched package after its audit'))
    .addOption(new Option('--json', 'print the matrix as one JSON document').conflicts('csv'))
    .addOption(new Option('--csv', 'print the matrix as CSV'))
    .addOption(new Option('--quiet', 'no progress'))
    .addHelpText('after', AFTER)
    .action(async (file: string, options: SurveyCommandOptions) => {
      const { surveyCommand } = await import('../handlers/survey.ts');
      done(await surveyCommand(file, options, session));
    });
};
