import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { JobMethodAnswer, ParameterAnswer } from '../answers/creation.js';
import { present } from '../api/mapping/present.js';

export function methodAnswerOf({ name, shown }: JobHandler, method: string): JobMethodAnswer {
  const { parameterCount, mostArguments } = shown.of(method);
  return {
    type: name,
    method,
    parameters: Array.from({ length: parameterCount }, (_, index) =>
      parameterAnswerOf({ shown }, method, index),
    ),
    takesMore: mostArguments === undefined,
  };
}

export function parameterAnswerOf(
  { shown }: Pick<JobHandler, 'shown'>,
  method: string,
  index: number,
): ParameterAnswer {
  const call = shown.of(method);
  return present({ name: call.nameOf(index), isMasked: call.hides(index) });
}
