/*
 * What sums are kept within: where somebody has written the highest number into a row, the statement would
 * fail for all other rows, too.
 */

export const LOWEST_BIGINT = '-9223372036854775808';
export const HIGHEST_BIGINT = '9223372036854775807';
export const LOWEST_INTEGER = '-2147483648';
export const HIGHEST_INTEGER = '2147483647';
