/** `tellproof factors`: what an audit varies, and between which levels. */
import { Option } from 'commander';
import type { Factor } from '../../core/model/index.ts';
import type { Declare } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const declareFactors: Declare = (program, session, done) => {
  program
    .command('factors')
    .summary('list the factors of the environment and their levels')
    .description('List the factors that an audit varies, each with its levels, the reference first; and the profiles.')
    .addOption(new Option('--json', 'print the list as one JSON document'))
    .action(async (options: { readonly json?: true }) => {
      const { FACTORS, PROFILES } = await import('../../core/factors/index.ts');
      const text = options.json === true ? jsonOf(FACTORS, PROFILES) : textOf(FACTORS, PROFILES);
      session.terminal.out(text);
      done(EXIT.ok);
    });
};

type Profiles = readonly { readonly name: string; readonly describes: string }[];

function textOf(factors: readonly Factor[], profiles: Profiles): string {
  const blocks = factors.map(({ name, describes, levels }) =>
    [
      name,
      `  ${describes}`,
      ...levels.map((level, row) => `    ${level.name}${row === 0 ? '  (reference)' : ''}`),
    ].join('\n'),
  );
  const named = profiles.map(({ name, describes }) => `  ${name.padEnd(20)}${describes}`);
  return `${[...blocks, ['profiles (--profile)', ...named].join('\n')].join('\n\n')}\n`;
}

function jsonOf(factors: readonly Factor[], profiles: Profiles): string {
  const levels = factors.map((factor) => ({ ...factor, levels: factor.levels.map((level) => level.name) }));
  return `${JSON.stringify({ factors: levels, profiles }, null, 2)}\n`;
}
