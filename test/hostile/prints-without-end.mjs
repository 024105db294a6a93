/** Prints 1 GB. */
const block = Buffer.alloc(1 << 20, 'tell me more. ');
for (let count = 0; count < 1024; count += 1) {
  if (!process.stdout.write(block)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
