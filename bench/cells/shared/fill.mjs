const JOBS_A_CALL = 1_000;

/** Enqueues the jobs with these numbers, in bulk. */
export async function fill(application, { from = 0, jobs }) {
  for (let first = from; first < jobs; first += JOBS_A_CALL) {
    const length = Math.min(JOBS_A_CALL, jobs - first);
    await application.enqueueMany(Array.from({ length }, (_, index) => ({ i: first + index })));
  }
}
