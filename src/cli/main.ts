#!/usr/bin/env -S node --max-semi-space-size=64
/** The `tellproof` program: passes arguments and streams on, and sets the exit code. */
import { EXIT } from './exit-codes.ts';
import { run } from './run.ts';
import { endOnBrokenPipe, processTerminal } from './terminal/terminal.ts';

endOnBrokenPipe();
const debug = (process.env['TELLPROOF_DEBUG'] ?? '') !== '';
process.exitCode = await run(process.argv.slice(2), processTerminal(), debug);
// An interrupt does not wait for running trials: the lab ends its processes when this one ends.
if (process.exitCode === EXIT.interrupted) process.exit();
