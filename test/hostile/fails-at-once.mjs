/** Ends with exit code 1 and does nothing. */
process.stderr.write('no\n');
process.exit(1);
