/** The zone in which the pages show times, and in which times in a search are read. */
export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
