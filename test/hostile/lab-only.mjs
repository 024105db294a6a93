/**
 * Ends the program unless it runs in the lab: a name below `.invalid` resolves there and, by RFC 6761 section 6.4, nowhere else.
 * Imported first by every hostile subject that sends something.
 */
import { lookup } from 'node:dns/promises';

await lookup('hostile-subject.invalid').catch(() => {
  process.stderr.write('this program misbehaves on purpose and runs in the lab only\n');
  process.exit(99);
});
