/**
 * An id that no job has, for a search that must find nothing. An empty list of ids could be mistaken for a search of
 * all jobs.
 */
export const NO_JOB = '00000000-0000-0000-0000-000000000000';
