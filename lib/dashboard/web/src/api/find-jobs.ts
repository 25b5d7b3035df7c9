import type { JobsAnswer } from '../../../answers/jobs';
import { get } from './client';
import { timeZone } from './time-zone';

/**
 * A search that finds little asks for so many answers by itself, and for so long. After that the reader must ask for
 * more.
 */
const MOST_ANSWERS = 20;
const LONGEST_MS = 2_000;

export interface JobsQuestion {
  readonly state: string | undefined;
  readonly retries: boolean | undefined;
  readonly q: string;
  readonly order: 'oldest' | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/**
 * For each answer, the server looks at jobs only for a short time. While the page is not full and more jobs are
 * left, we request the next answer.
 */
export async function findJobs(question: JobsQuestion, signal: AbortSignal): Promise<JobsAnswer> {
  const begunAt = performance.now();
  let found: JobsAnswer = { jobs: [] };
  let { cursor } = question;
  for (let answers = 1; ; answers += 1) {
    const limit = question.limit - found.jobs.length;
    const parameters = { ...question, cursor, limit, timeZone };
    const answer = await get<JobsAnswer>('jobs', { parameters, signal });
    found = { ...answer, jobs: [...found.jobs, ...answer.jobs] };
    cursor = answer.next;

    const isOver = answers === MOST_ANSWERS || performance.now() - begunAt >= LONGEST_MS;
    if (cursor === undefined || found.jobs.length >= question.limit || isOver) return found;
  }
}
