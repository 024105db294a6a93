/** `tellproof survey`: declaration and help. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { wholeNumber } from '../options.ts';
import type { SurveyCommandOptions } from '../handlers/survey.ts';

const AFTER = `
The file lists tools and how they are audited; docs/reference.md describes it.
Versions are pinned at the first run. What was ended, however, goes on when the
same command is run again; when all is done, that only prints the matrix.

Exit codes: that of the worst verdict, as for audit; a tool that could not be
fetched or run counts as inconclusive. With --check: 0 all complete, 2 not all.

Examples:
  tellproof survey surveys/coding-clis.yaml --check
  tellproof survey surveys/coding-clis.yaml --out clis.survey
  tellproof survey surveys/coding-clis.yaml --out clis.survey --csv`;

export const declareSurvey: Declare = (program, session, done) => {
  program
    .command('survey')
    .summary('audit a list of tools into one comparable matrix')
    .description('Audit a list of tools, each as audit would, and set their verdicts side by side.')
    .argument('<file>', 'YAML: which tools, and how they are audited')
    .addOption(new Option('--out <dir>', "where to keep the evidence (default: the file's name with .survey)"))
    .addOption(new Option('--jobs <n>', 'trials at once (default: cores)').argParser(wholeNumber('--jobs', 1, 256)))
    .addOption(
      new Option('--check', 'run one trial of each tool, and say which complete').conflicts(['out', 'retry', 'csv']),
    )
    .addOption(new Option('--retry', 'try again what could not be fetched or run'))
    .addOption(new Option('--discard-packages', 'remove each package that was fetched once its audit has ended'))
    .addOption(new Option('--json', 'print the matrix as one JSON document').conflicts('csv'))
    .addOption(new Option('--csv', 'print the matrix as CSV'))
    .addOption(new Option('--quiet', 'no progress'))
    .addHelpText('after', AFTER)
    .action(async (file: string, options: SurveyCommandOptions) => {
      const { surveyCommand } = await import('../handlers/survey.ts');
      done(await surveyCommand(file, options, session));
    });
};
