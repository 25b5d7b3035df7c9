/** Up to so many characters of arguments stand in lists of jobs; longer ones are left out. */
export const MAX_LISTED_ARGUMENTS_CHARS = 2_000;
