import type { JobsAnswer } from '../../../answers/jobs';
import { get } from './client';
import { timeZone } from './time-zone';

/** How many answers a search without results asks for by itself, before the reader must ask for more. */
const MOST_ANSWERS = 5;

export interface JobsQuestion {
  readonly state: string | undefined;
  readonly retries: boolean | undefined;
  readonly q: string;
  readonly order: 'oldest' | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Each answer looks at jobs for a short time only. If it has found none, the next answer is requested. */
export async function findJobs(question: JobsQuestion, signal: AbortSignal): Promise<JobsAnswer> {
  let { cursor } = question;
  for (let answers = 1; ; answers += 1) {
    const parameters = { ...question, cursor, timeZone };
    const answer = await get<JobsAnswer>('jobs', { parameters, signal });
    if (answer.jobs.length > 0 || answer.next === undefined) return answer;
    if (answers === MOST_ANSWERS) return answer;
    cursor = answer.next;
  }
}
