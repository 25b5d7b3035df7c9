import type { JobHandler } from '../../job/handlers/job-handler.js';
import {
  deserializeArguments,
  serializeArguments,
} from '../../job/serialization/argument-serializer.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { CopiedArgument, JobCopyAnswer } from '../answers/creation.js';
import { present } from '../api/mapping/present.js';
import { MAX_NEW_ARGUMENTS } from '../api/requests/input.js';
import type { Disclosure } from '../display/disclosure.js';
import { InvalidInputError } from '../errors/invalid-input-error.js';
import type { JobMethod } from './job-methods.js';
import { methodAnswerOf, parameterAnswerOf } from './method-answer.js';

/** Nobody edits longer texts in a form. */
const MAX_JSON_CHARS = 100_000;

/**
 * The data that a form needs to run the job again. It never contains a value that people may not read.
 *
 * @throws DamagedArgumentsError
 * @throws InvalidInputError for a job with more arguments than a form has
 */
export async function jobCopyOf(
  job: JobRecord,
  known: JobMethod,
  disclosure: Disclosure,
): Promise<JobCopyAnswer> {
  const method = await methodAnswerOf(known);
  const schemaAt = (index: number) => method.parameters[index]?.schema;
  return {
    ...method,
    queue: job.queue,
    displayName: disclosure.displayName(job),
    args: copiedArguments(job, known.handler, disclosure).map((argument, index) =>
      present({ ...argument, schema: schemaAt(index) }),
    ),
  };
}

/**
 * Whether the copy may take over an argument that nobody has typed. It may only if no part of the call is hidden
 * from people.
 */
export function canKeepArguments(
  { method }: Pick<JobRecord, 'method'>,
  { shown }: JobHandler,
  { showsArguments }: Disclosure,
): boolean {
  return showsArguments && !shown.of(method).mayHide;
}

function copiedArguments(
  job: JobRecord,
  handler: JobHandler,
  disclosure: Disclosure,
): CopiedArgument[] {
  const values = deserializeArguments(job.arguments);
  if (values.length > MAX_NEW_ARGUMENTS) {
    throw InvalidInputError.of('longCopy', { got: values.length, most: MAX_NEW_ARGUMENTS });
  }
  let left = MAX_JSON_CHARS;
  const shown = disclosure.argumentsOf(job) ?? [];
  const mayKeep = canKeepArguments(job, handler, disclosure);

  return values.map((value, index) => {
    const { name, isMasked } = parameterAnswerOf(handler, job.method, index);
    const { value: readable, isMasked: isHidden = true } = shown[index] ?? {};
    const json = isHidden ? undefined : jsonOf(value, left);
    const isWhole = json !== undefined && JSON.stringify(readable, undefined, 2) === json;
    left -= isWhole ? json.length : 0;
    return present({
      name,
      isMasked: isMasked || (!isWhole && !mayKeep),
      json: isWhole ? json : undefined,
      canBeKept: mayKeep && !isWhole,
    });
  });
}

/** The value as JSON, if the same value comes back from it. */
function jsonOf(value: unknown, maxChars: number): string | undefined {
  const json = JSON.stringify(value, undefined, 2);
  if (json === undefined || json.length > maxChars) return undefined;
  return textOf(JSON.parse(json)) === textOf(value) ? json : undefined;
}

const textOf = (value: unknown) =>
  serializeArguments([value], { maxBytes: Number.MAX_SAFE_INTEGER });
