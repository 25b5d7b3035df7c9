/** The parameter with the id of the job that a job is a copy of. */
export const COPY_OF = 'CopyOfJobId';
