/** A random number of at least 0 and below 1. */
export type Random = () => number;

/**
 * The default delay before retry number `attempt`, in seconds. It grows with the fourth power. The random part spreads the
 * retries of jobs that failed together.
 */
export function retryDelayInSeconds(attempt: number, random: Random): number {
  return Math.round((attempt - 1) ** 4 + 15 + Math.floor(random() * 30) * attempt);
}
