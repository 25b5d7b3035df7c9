import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { JobMethodAnswer, ParameterAnswer } from '../answers/creation.js';
import { present } from '../api/mapping/present.js';
import type { JobMethod } from './job-methods.js';
import type { ArgumentSchema } from './schemas/argument-schema.js';
import { argumentSchemas } from './schemas/argument-schemas.js';
import { schemaAnswerOf } from './schemas/schema-answer.js';

export async function methodAnswerOf(known: JobMethod): Promise<JobMethodAnswer> {
  const { handler, method } = known;
  const { name, shown } = handler;
  const { parameterCount, mostArguments } = shown.of(method);
  const schemas = await argumentSchemas(known);
  return {
    type: name,
    method,
    parameters: Array.from({ length: parameterCount }, (_, index) => ({
      ...parameterAnswerOf({ shown }, method, index),
      ...schemaIn(schemas[index]),
    })),
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

function schemaIn(schema: ArgumentSchema | undefined): Pick<ParameterAnswer, 'schema'> {
  const node = schema?.describe();
  return node ? { schema: schemaAnswerOf(node) } : {};
}
