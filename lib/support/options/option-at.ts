import type { core } from 'zod';

/** The schema of the option at a path; undefined where the path leads to one of several schemas. */
export function optionAt(
  schema: core.$ZodType,
  path: readonly PropertyKey[],
): core.$ZodType | undefined {
  // The union of all schemas, which TypeScript can narrow by their type.
  const { def } = (schema as core.$ZodTypes)._zod;
  const [step, ...rest] = path;

  switch (def.type) {
    case 'object': {
      const option = step === undefined ? undefined : def.shape[String(step)];
      return option && optionAt(option, rest);
    }
    case 'array':
      return step === undefined ? schema : optionAt(def.element, rest);
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
      return optionAt(def.innerType, path);
    case 'pipe':
      return optionAt(def.in, path);
    default:
      return step === undefined ? schema : undefined;
  }
}
