/** `tellproof verify`: checks that the evidence is as it was written. */
import { Option } from 'commander';
import type { Verification } from '../../store/index.ts';
import type { Declare } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const declareVerify: Declare = (program, session, done) => {
  program
    .command('verify')
    .summary('check every file of the evidence against its hash')
    .description('Check every file of the evidence against its hash, and list damaged, missing and extra files.')
    .argument('<bundle>', 'directory of an audit')
    .addOption(new Option('--json', 'print the result as one JSON document'))
    .action(async (dir: string, options: { readonly json?: true }) => {
      const { verifyBundle } = await import('../../store/index.ts');
      const found = verifyBundle(dir);
      session.terminal.out(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : textOf(found));
      done(found.state === 'damaged' ? EXIT.usage : EXIT.ok);
    });
};

function textOf(found: Verification): string {
  const { saved, planned } = found.trials;
  const rows = (what: string, names: readonly string[]): string[] => names.map((name) => `  ${what}  ${name}`);
  const lines = [
    `${found.dir}: ${found.state}`,
    `  ${found.files} files, ${saved} of ${planned} planned trials`,
    ...rows('damaged', found.damaged),
    ...rows('missing', found.missing),
    ...rows('extra  ', found.extra),
    ...rows('fault  ', found.faults),
    ...(found.state === 'unfinished' ? [`  continue it with: tellproof audit --resume ${found.dir}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
