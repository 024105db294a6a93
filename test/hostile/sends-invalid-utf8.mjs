/** Sends JSON with bytes in a string that are no UTF-8. */
import { message, post } from './post.mjs';

const [before, after] = message('@').split('@');
await post(
  Buffer.concat([
    Buffer.from(before ?? ''),
    Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
    Buffer.from(after ?? ''),
  ]),
);
