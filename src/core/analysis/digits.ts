/** Decimal digits of any script as 0 to 9. Unicode encodes each script's ten in a row (Unicode Standard, section 4.6). */

export const inAsciiDigits = (text: string): string =>
  text.replace(/[^\p{ASCII}]/gu, (point) =>
    /\p{Nd}/u.test(point) ? String(valueOf(point.codePointAt(0) ?? 0)) : point,
  );

function valueOf(point: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}
