/** An id that no job has. A search with an empty list of ids could be mistaken for a search of all jobs. */
export const NO_JOB = '00000000-0000-0000-0000-000000000000';
