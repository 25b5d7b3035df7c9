/** Writing a longer one takes more and more time for each digit. */
const MAX_BIGINT = 10n ** 1_000n;

export const LONG_BIGINT = 'a long bigint';

export const isLongBigint = (value: bigint): boolean => value > MAX_BIGINT || value < -MAX_BIGINT;

/** The text of a number, however many digits it has. */
export const bigintText = (value: bigint): string =>
  isLongBigint(value) ? LONG_BIGINT : `${value}n`;
