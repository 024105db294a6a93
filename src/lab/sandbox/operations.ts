/**
 * The operations that subject.pl carries out, encoded as words. Runs in the worker. Pure.
 *
 *     word: | length 4, big-endian | bytes |
 */

export type Operation =
  /** Mounts `from`, a path of the worker, at `to`. */
  | readonly ['bind', from: string, to: string, mode: 'read-only' | 'device']
  /** Makes `to`, a directory of the root itself, writable. */
  | readonly ['bind', from: '', to: string, mode: 'own']
  | readonly ['kernel', type: 'devpts' | 'sysfs', to: string, options: string]
  | readonly ['host', name: string]
  | readonly ['cwd', directory: string]
  /** The subject's id in the worker's user namespace. */
  | readonly ['uid', id: string]
  /** The subject's id as it sees it itself. */
  | readonly ['inside-uid', id: string]
  | readonly ['traced']
  /** Milliseconds that processes may run after the subject's end. */
  | readonly ['grace', ms: string]
  | readonly ['processes', most: string]
  | readonly ['no-input']
  /** The three streams are a terminal of this size. */
  | readonly ['terminal', rows: string, columns: string]
  | readonly ['argument', value: string]
  | readonly ['variable', name: string, value: string];

export function encodePlan(operations: readonly Operation[]): Buffer {
  const words = [...operations.flat(), 'end'];
  return Buffer.concat(
    words.flatMap((word) => {
      const bytes = Buffer.from(word);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
