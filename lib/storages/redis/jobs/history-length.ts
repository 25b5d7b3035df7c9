/** A longer history is cut to its latest entries. */
export const MAX_HISTORY_CHARS = 262_144;
