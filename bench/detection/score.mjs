/**
 * Scores each method on one subject, on the same scale and in its favour. Found: the report names a
 * place at the mark, or one of its factors. Place: the report names the mark's own place.
 */

/**
 * @typedef {{ found: boolean, place: boolean, factors: boolean, codebook: boolean }} Marks one a
 * promised tell
 */

/** This project's method, by the self-test's comparison, which is stricter. */
export function ofOurs({ comparison }) {
  return {
    tells: comparison.expected.map(({ score }) => ({
      found: score.found && score.class,
      place: score.located,
      factors: score.factors,
      codebook: score.codebook,
    })),
    alarm: comparison.surplus.some((tell) => tell.class === 'covert'),
  };
}

export function ofAgrigento({ expected }, { alarms }) {
  const tells = expected.map(({ message, address, dependsOn, codebook }) => {
    const following = alarms.filter(({ factor }) => dependsOn.includes(factor));
    const at = alarms.filter((alarm) => alarm.message === message && alarm.address === address);
    const factors = [...new Set((at.length > 0 ? at : following).map(({ factor }) => factor))].sort();
    const [only] = at;
    return {
      found: following.length > 0,
      place: at.some(({ factor }) => dependsOn.includes(factor)),
      factors: factors.join() === dependsOn.join(),
      codebook: dependsOn.length === 1 && at.length === 1 && samePartition(codebook, dependsOn[0], only.shown),
    };
  });
  return { tells, alarm: alarms.length > 0 };
}

function samePartition(codebook, factor, shown) {
  const parts = codebook.map(({ cells }) => new Set(cells.map((cell) => shown[cell[factor]])));
  return parts.every((part) => part.size === 1) && new Set(parts.flatMap((part) => [...part])).size === codebook.length;
}

export function ofPairwise({ expected }, { places }) {
  const tells = expected.map(({ message, address }) => {
    const part =
      address === 'message'
        ? 'message'
        : /^body/.test(address)
          ? 'body'
          : /^headers/.test(address)
            ? 'headers'
            : 'request-line';
    const own = `${message} ${part}`;
    return {
      found: places.length > 0,
      place: places.includes(own) && places.length === 1,
      factors: false,
      codebook: false,
    };
  });
  return { tells, alarm: places.length > 0 };
}

/** Found, when a character that the mark consists of is named. */
export function ofScanner({ expected }, codes) {
  const tells = expected.map(({ codebook }) => {
    const own = new Set(codebook.flatMap(({ symbol }) => [...symbol].map(codeOf)));
    const found = codes.some((code) => own.has(code));
    return { found, place: found, factors: false, codebook: false };
  });
  return { tells, alarm: codes.length > 0 };
}

const codeOf = (character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
