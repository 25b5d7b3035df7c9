/** Lists of jobs show arguments of at most this many characters, and leave longer arguments out. */
export const MAX_LISTED_ARGUMENTS_CHARS = 2_000;
