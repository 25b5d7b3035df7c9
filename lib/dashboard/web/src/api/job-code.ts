import type { CodeAnswer } from '../../../answers/jobs';
import { addressPart } from '../addresses/address-part';
import { get } from './client';

interface CodePart {
  readonly part: 'call' | 'result' | 'argument';
  readonly index?: number;
}

/** A whole part of a job as JavaScript, for copying; undefined if there is no such text. */
export async function codeOf(
  jobId: string,
  { part, index }: CodePart,
): Promise<string | undefined> {
  const parameters = { part, index };
  const { code } = await get<CodeAnswer>(`jobs/${addressPart(jobId)}/code`, { parameters });
  return code;
}
