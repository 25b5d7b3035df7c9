import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import { addMetadata, methodMetadata } from '../job-metadata.js';
import type { ServiceType } from '../service-type.js';
import type { StandardSchema } from './standard-schema.js';

const SCHEMA = 'schema';

interface SchemaOfParameter {
  readonly index: number;
  /** Undefined where the class of the parameter describes the argument. */
  readonly schema: StandardSchema | undefined;
}

/**
 * Describes an argument for people who create jobs in the dashboard: the form there shows the properties, and refuses
 * wrong values. The decorator stands on a parameter of a method. Jobs that code creates are not checked.
 *
 * @param schema If left out, the decorators of class-validator on the class of the parameter count. They also count
 *   without this decorator, as long as the method has any other decorator: otherwise the compiler does not write the
 *   class down.
 * @throws InvalidOptionsError when the class is loaded, and the decorator does not stand on such a parameter or gets no
 *   such schema
 */
export const JobSchema = (schema?: StandardSchema): ParameterDecorator => {
  if (schema !== undefined && !isStandardSchema(schema)) {
    throw new InvalidOptionsError('JobSchema', [
      'JobSchema: expected a schema that implements Standard Schema, such as one of Zod 3.24 or later.',
    ]);
  }
  return (target, method, index) => {
    if (method === undefined || typeof target === 'function' || typeof index !== 'number') {
      throw new InvalidOptionsError('JobSchema', [
        'JobSchema: expected a parameter of a method that jobs can call.',
      ]);
    }
    addMetadata(SCHEMA, { index, schema }, target, method, '@JobSchema()');
  };
};

/** The schema of a parameter. If methods override each other, the schema of the method that runs counts. */
export function schemaOf(
  classes: readonly ServiceType[],
  method: string,
  index: number,
): StandardSchema | undefined {
  return classes
    .flatMap((type) => methodMetadata<SchemaOfParameter>(SCHEMA, type, method))
    .findLast((it) => it.index === index)?.schema;
}

function isStandardSchema(value: unknown): value is StandardSchema {
  const { '~standard': standard } = Object(value) as { '~standard'?: unknown };
  const { version, validate } = Object(standard) as { version?: unknown; validate?: unknown };
  return version === 1 && typeof validate === 'function';
}
