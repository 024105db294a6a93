/** `tellproof factors`: the factors that an audit varies, and their levels. */
import { Option } from 'commander';
import type { Factor } from '../../core/model/index.ts';
import type { Declare } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const declareFactors: Declare = (program, session, done) => {
  program
    .command('factors')
    .summary('list the factors of the environment and their levels')
    .description('List the factors that an audit varies, each with its levels, reference first, and the profiles.')
    .addOption(new Option('--json', 'print the list as one JSON document'))
    .action(async (options: { readonly json?: true }) => {
      const { FACTORS, GROUPS, PROFILES, WATCHERS } = await import('../../core/factors/index.ts');
      const text =
        options.json === true
          ? jsonOf(FACTORS, WATCHERS, PROFILES)
          : textOf([...FACTORS, ...WATCHERS], GROUPS, PROFILES);
      session.terminal.out(text);
      done(EXIT.ok);
    });
};

type DescribedItem = readonly { readonly name: string; readonly describes: string }[];

function textOf(factors: readonly Factor[], groups: DescribedItem, profiles: DescribedItem): string {
  const blocks = factors.map(({ name, describes, levels }) =>
    [
      name,
      `  ${describes}`,
      ...levels.map((level, row) => `    ${level.name}${row === 0 ? '  (reference)' : ''}`),
    ].join('\n'),
  );
  const table = (title: string, rows: DescribedItem): string =>
    [title, ...rows.map(({ name, describes }) => `  ${name.padEnd(20)}${describes}`)].join('\n');
  const tables = [table('groups (--factors, --except)', groups), table('profiles (--profile)', profiles)];
  return `${[...blocks, ...tables].join('\n\n')}\n`;
}

function jsonOf(factors: readonly Factor[], onDemand: readonly Factor[], profiles: DescribedItem): string {
  const levelNames = (all: readonly Factor[]) =>
    all.map((factor) => ({ ...factor, levels: factor.levels.map((level) => level.name) }));
  const list = { factors: levelNames(factors), onDemand: levelNames(onDemand), profiles };
  return `${JSON.stringify(list, null, 2)}\n`;
}
