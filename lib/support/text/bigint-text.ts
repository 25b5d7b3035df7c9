/** The largest number that is written out: each further digit takes more and more time. */
const MAX_BIGINT = 10n ** 1_000n;

export const LONG_BIGINT = 'a long bigint';

export const isLongBigint = (value: bigint): boolean => value > MAX_BIGINT || value < -MAX_BIGINT;

/** The text of a big integer, however many digits it has. */
export const bigintText = (value: bigint): string =>
  isLongBigint(value) ? LONG_BIGINT : `${value}n`;
