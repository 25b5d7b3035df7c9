/** From 0, included, to 1, excluded. */
export type Random = () => number;

/**
 * The default delay before retry number `attempt`, in seconds: it grows with the fourth power, and
 * the random part keeps jobs that failed together from coming back together.
 */
export function retryDelayInSeconds(attempt: number, random: Random): number {
  return Math.round((attempt - 1) ** 4 + 15 + Math.floor(random() * 30) * attempt);
}
