#!/usr/bin/env -S node --max-semi-space-size=64
/** The `tellproof` program: hands arguments and streams over, sets the exit code, and nothing else. */
import { EXIT } from './exit-codes.ts';
import { run } from './run.ts';
import { endOnBrokenPipe, processTerminal } from './terminal/terminal.ts';

endOnBrokenPipe();
const debug = (process.env['TELLPROOF_DEBUG'] ?? '') !== '';
process.exitCode = await run(process.argv.slice(2), processTerminal(), debug);
// Whoever interrupts does not wait for what is still under way; the lab ends its processes when this one does.
if (process.exitCode === EXIT.interrupted) process.exit();
