import { parameterTypes } from '../../../job/job-metadata.js';
import { schemaOf } from '../../../job/schemas/job-schema.js';
import { cut } from '../../../support/text/cut.js';
import type { ArgumentProblem } from '../../answers/creation.js';
import { InvalidArgumentsError } from '../../errors/invalid-arguments-error.js';
import type { JobMethod } from '../job-methods.js';
import type { ArgumentSchema } from './argument-schema.js';
import { classSchema } from './class-schema.js';
import { standardSchema } from './standard-schema.js';

const MAX_PROBLEMS = 50;
const MAX_MESSAGE_CHARS = 500;

/** The schemas of the arguments of a method, by position; undefined for an argument without a schema. */
export async function argumentSchemas({
  handler,
  method,
}: JobMethod): Promise<readonly (ArgumentSchema | undefined)[]> {
  const { classes, shown } = handler;
  const types = classes.map((type) => parameterTypes(type, method)).findLast((it) => it.length > 0);
  return Promise.all(
    Array.from({ length: shown.of(method).parameterCount }, (_, index) => {
      const schema = schemaOf(classes, method, index);
      return schema ? standardSchema(schema) : classSchema(types?.[index]);
    }),
  );
}

/** @throws InvalidArgumentsError if arguments do not match their schemas */
export async function requireValidArguments(
  args: readonly unknown[],
  known: JobMethod,
): Promise<void> {
  const { handler, method } = known;
  const schemas = await argumentSchemas(known);
  const problems: ArgumentProblem[] = [];
  for (const [index, schema] of schemas.entries()) {
    for (const { path, message, because } of (await schema?.problemsOf(args[index])) ?? []) {
      const name = handler.shown.of(method).nameOf(index) ?? `args[${index}]`;
      problems.push({
        index,
        name,
        path: cut(path, MAX_MESSAGE_CHARS),
        message: cut(message, MAX_MESSAGE_CHARS),
        ...(because ? { because } : {}),
      });
    }
  }
  if (problems.length > 0) throw new InvalidArgumentsError(problems.slice(0, MAX_PROBLEMS));
}
