/**
 * Domain names as text (RFC 1035 section 5.1), and back to the exact labels. Letter case is kept. A
 * dot or backslash inside a label is escaped; bytes outside printable ASCII are written as `\ddd`.
 */

/** `www.example.com`; `.` for the root. */
export function nameText(labels: readonly Uint8Array[]): string {
  if (labels.length === 0) return '.';
  return labels.map((label) => Array.from(label, written).join('')).join('.');
}

function written(byte: number): string {
  const sign = String.fromCharCode(byte);
  if (sign === '.' || sign === '\\') return `\\${sign}`;
  return byte > 0x20 && byte < 0x7f ? sign : `\\${String(byte).padStart(3, '0')}`;
}

/** Inverse of `nameText`. */
export function nameLabels(name: string): Buffer[] {
  if (name === '.') return [];
  const labels: number[][] = [[]];
  for (const [piece, digits, sign] of name.matchAll(/\\(?:(\d{3})|(.))|[^]/g)) {
    if (piece === '.') labels.push([]);
    else labels.at(-1)?.push(digits === undefined ? (sign ?? piece).charCodeAt(0) : Number(digits));
  }
  return labels.map((label) => Buffer.from(label));
}
