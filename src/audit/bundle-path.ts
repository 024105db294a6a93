/** Where a bundle goes that nobody chose a place for. */
import { existsSync } from 'node:fs';

/** `STEM.tellproof`, with a number when that is taken. */
export function freeBundlePath(stem: string): string {
  for (let number = 1; ; number++) {
    const dir = `${stem}${number === 1 ? '' : `-${number}`}.tellproof`;
    if (!existsSync(dir)) return dir;
  }
}
