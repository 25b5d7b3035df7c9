import type { CodeAnswer } from '../../../answers/jobs';
import { addressPart } from '../addresses/address-part';
import { get } from './client';

interface CodePart {
  readonly part: 'call' | 'result' | 'argument';
  readonly index?: number;
}

/** The whole of a part of a job as JavaScript, for copying; undefined where it cannot be had. */
export async function codeOf(
  jobId: string,
  { part, index }: CodePart,
): Promise<string | undefined> {
  const parameters = { part, index };
  const { code } = await get<CodeAnswer>(`jobs/${addressPart(jobId)}/code`, { parameters });
  return code;
}
