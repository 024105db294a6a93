/** The default path of a bundle. */
import { existsSync } from 'node:fs';

/** `STEM.tellproof`, numbered when that exists: `STEM-2.tellproof`. */
export function freeBundlePath(stem: string): string {
  for (let number = 1; ; number++) {
    const dir = `${stem}${number === 1 ? '' : `-${number}`}.tellproof`;
    if (!existsSync(dir)) return dir;
  }
}
