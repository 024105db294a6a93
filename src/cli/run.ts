/** From arguments to an exit code. Prints errors, decides nothing else. */
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

/** In the order of the help text. Adding a command is a file and a line here. */
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

const ABOUT = `Does what an AI coding tool sends depend on where it runs, in ways that its user
cannot read? Tellproof runs the tool many times in a captive lab, changes time
zone, endpoint, locale and more between runs, keeps every byte, and says which
bytes follow which part of the environment. Nothing leaves the machine.`;

const AFTER = `
Examples:
  tellproof audit specimen:date-line               a known positive, offline
  tellproof audit npm:@scope/tool@1.2.3            a published tool
  tellproof audit --endpoint-env BASE_URL -- node my-client.js
  tellproof analyze NAME.tellproof                 judge the evidence again

Exit codes:
  0  no covert and no behavioural tell was seen    64  bad usage
  1  covert tells found                            70  a fault of ours
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
    .helpCommand('help [command]', 'show how a command is used')
    .helpOption('-h, --help', 'show this text')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: session.terminal.out,
      // Errors come back as exceptions and are written once, as two lines.
      writeErr: () => undefined,
    });
  for (const declare of Object.values(COMMANDS)) declare(program, session, done);
  return program;
}
