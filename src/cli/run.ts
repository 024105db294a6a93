/** Runs a command line to its exit code. Prints errors. */
import { Command, CommanderError } from 'commander';
import { toolVersion } from '../audit/tool-version.ts';
import type { Declare, Session } from './command.ts';
import { declareAnalyze } from './commands/analyze.ts';
import { declareAudit } from './commands/audit.ts';
import { declareBisect } from './commands/bisect.ts';
import { declareDecode } from './commands/decode.ts';
import { declareDoctor } from './commands/doctor.ts';
import { declareFactors } from './commands/factors.ts';
import { declareProbe } from './commands/probe.ts';
import { declareInventory } from './commands/inventory.ts';
import { declareSelftest } from './commands/selftest.ts';
import { declareSetup } from './commands/setup.ts';
import { declareSurvey } from './commands/survey.ts';
import { declareVerify } from './commands/verify.ts';
import { EXIT } from './exit-codes.ts';
import { failureOf, failureText } from './failure.ts';
import type { Terminal } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';

/** The order of the help text. A new command is a file in `commands/` and a line here. */
const COMMANDS = {
  audit: declareAudit,
  analyze: declareAnalyze,
  verify: declareVerify,
  survey: declareSurvey,
  decode: declareDecode,
  inventory: declareInventory,
  factors: declareFactors,
  probe: declareProbe,
  bisect: declareBisect,
  selftest: declareSelftest,
  doctor: declareDoctor,
  setup: declareSetup,
} as const satisfies Readonly<Record<string, Declare>>;
const NAMES = Object.keys(COMMANDS);

const ABOUT = `Does an AI coding tool send marks that reveal its environment and that its user
cannot see? Tellproof runs the tool many times in a captive lab and changes time
zone, endpoint, locale and more between runs. It keeps every byte and reports
which bytes depend on which factor. Nothing leaves the machine.`;

const AFTER = `
Examples:
  tellproof audit specimen:date-line               a known tell, offline
  tellproof audit npm:@scope/tool@1.2.3            a published tool
  tellproof audit --endpoint-env BASE_URL -- node my-client.js
  tellproof analyze NAME.tellproof                 judge the evidence again

Exit codes:
  0  no covert and no behavioural tell seen        64  bad usage
  1  covert tells found                            70  a fault of Tellproof
  2  inconclusive                                 130  interrupted
  3  content differs, none of it covert

Results go to standard output, progress and errors to standard error.`;

export async function run(argv: readonly string[], terminal: Terminal, debug = false): Promise<number> {
  try {
    return await runCommand(argv, terminal);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    const failure = failureOf(error, NAMES.find((name) => name === argv[0]) ?? null);
    terminal.err(failureText(error, failure, debug));
    return failure.exitCode;
  }
}

async function runCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const end = argv.indexOf('--');
  const rest = end === -1 ? null : argv.slice(end + 1);
  const own = end === -1 ? argv : argv.slice(0, end);
  if (rest !== null && own[0] !== 'audit') {
    throw new UsageError(
      "unexpected '--': only audit takes a command line after it",
      'remove it, or see tellproof --help',
    );
  }
  let exitCode: number = EXIT.ok;
  const program = programFor({ terminal, rest, typed: argv }, (code) => {
    exitCode = code;
  });
  if (own.length === 0) {
    terminal.err(program.helpInformation());
    return EXIT.usage;
  }
  await program.parseAsync([...own], { from: 'user' });
  return exitCode;
}

function programFor(session: Session, done: (exitCode: number) => void): Command {
  const program = new Command('tellproof')
    .description(ABOUT)
    .usage('COMMAND [options]')
    .addHelpText('after', AFTER)
    .version(toolVersion(), '-V, --version', 'show the version')
    .helpCommand('help [command]', 'show the help of a command')
    .helpOption('-h, --help', 'show this text')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: session.terminal.out,
      // Errors arrive as exceptions, and are printed once, as two lines.
      writeErr: () => undefined,
    });
  for (const declare of Object.values(COMMANDS)) declare(program, session, done);
  return program;
}
