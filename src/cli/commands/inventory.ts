/** `tellproof inventory`: which coding tools are installed, and what is known of each. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import type { InventoryOptions } from '../handlers/inventory.ts';
import { repeated } from '../options.ts';

export const declareInventory: Declare = (program, session, done) => {
  program
    .command('inventory')
    .summary('list the coding tools installed here, and what is known of each')
    .description(
      'List the coding tools that are installed here, with their versions, and what known ' +
        'verdicts say of exactly these versions. Reads names and versions only, and runs ' +
        'nothing that it finds. What no verdict is known of is unknown, never fine.',
    )
    .addOption(
      new Option('--bundles <path>', 'bundle, verdict.json, or directory that holds such; repeatable').argParser(
        repeated,
      ),
    )
    .addOption(new Option('--root <dir>', 'look below another root, as of an image, in every home there'))
    .addOption(new Option('--json', 'print the list as one JSON document'))
    .action(async (options: InventoryOptions) => {
      const { inventoryCommand } = await import('../handlers/inventory.ts');
      done(inventoryCommand(options, session));
    });
};
