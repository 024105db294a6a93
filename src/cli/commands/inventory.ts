/** `tellproof inventory`: the installed coding tools, and the known verdicts on each. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import type { InventoryOptions } from '../handlers/inventory.ts';
import { repeated } from '../options.ts';

export const declareInventory: Declare = (program, session, done) => {
  program
    .command('inventory')
    .summary('list the installed coding tools and the known verdicts on them')
    .description(
      'List the coding tools that are installed here, with their versions, and the known ' +
        'verdicts on exactly these versions. Reads only names and versions, and runs no ' +
        'tool. A tool without a known verdict is listed as unknown.',
    )
    .addOption(
      new Option('--bundles <path>', 'bundle, verdict.json, or a directory of them; repeatable').argParser(repeated),
    )
    .addOption(new Option('--root <dir>', 'search below another root, such as an image, in all its homes'))
    .addOption(new Option('--json', 'print the list as one JSON document'))
    .action(async (options: InventoryOptions) => {
      const { inventoryCommand } = await import('../handlers/inventory.ts');
      done(inventoryCommand(options, session));
    });
};
