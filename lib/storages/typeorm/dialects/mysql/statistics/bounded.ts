import { HIGHEST_BIGINT, LOWEST_BIGINT } from './bounds.sql.js';

const HIGHEST = BigInt(HIGHEST_BIGINT);
const LOWEST = BigInt(LOWEST_BIGINT);

/** Within what a column of sums holds. */
export function bounded(sum: bigint): bigint {
  if (BigInt.asIntN(64, sum) === sum) return sum;
  return sum > 0n ? HIGHEST : LOWEST;
}
