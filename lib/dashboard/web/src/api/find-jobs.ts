import type { JobsAnswer } from '../../../answers/jobs';
import { get } from './client';

/** A search that finds nothing goes on for so many answers before somebody has to ask for more. */
const MOST_ANSWERS = 5;

export interface JobsQuestion {
  readonly state: string | undefined;
  readonly retries: boolean | undefined;
  readonly q: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Each answer looks at jobs for a moment only: where there was none to show, the next one is asked for. */
export async function findJobs(question: JobsQuestion, signal: AbortSignal): Promise<JobsAnswer> {
  let { cursor } = question;
  for (let answers = 1; ; answers += 1) {
    const parameters = { ...question, cursor };
    const answer = await get<JobsAnswer>('jobs', { parameters, signal });
    if (answer.jobs.length > 0 || answer.next === undefined) return answer;
    if (answers === MOST_ANSWERS) return answer;
    cursor = answer.next;
  }
}
