/*
 * What sums are kept within: where somebody has written the highest number into a row, the statement would fail for all
 * other rows, too.
 */

/** Of a BIGINT. */
export const LOWEST_BIGINT = '-9223372036854775808';
export const HIGHEST_BIGINT = '9223372036854775807';
/** Of an INT. */
export const LOWEST_INTEGER = -2_147_483_648;
export const HIGHEST_INTEGER = 2_147_483_647;
