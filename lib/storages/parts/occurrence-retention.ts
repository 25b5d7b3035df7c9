/** This many of the latest occurrences of a recurring job are always kept. */
export const OCCURRENCES_KEPT_ALWAYS = 100;
/** No more occurrences of a recurring job are kept. */
export const OCCURRENCES_KEPT_AT_MOST = 10_000;
/** How long the other occurrences are kept, in milliseconds. */
export const OCCURRENCE_RETENTION_MS = 30 * 86_400_000;
