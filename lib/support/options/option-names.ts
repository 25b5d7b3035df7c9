import type { core } from 'zod';

/** The names of the options that a schema knows at a path. */
export function optionNames(schema: core.$ZodType, path: readonly PropertyKey[]): string[] {
  // The union of all schemas, which TypeScript can narrow by their type.
  const { def } = (schema as core.$ZodTypes)._zod;
  const [step, ...rest] = path;

  switch (def.type) {
    case 'object': {
      if (step === undefined) return Object.keys(def.shape);
      const option = def.shape[String(step)];
      return option ? optionNames(option, rest) : [];
    }
    case 'array':
      return optionNames(def.element, rest);
    case 'union':
      return def.options.flatMap((option) => optionNames(option, path));
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
      return optionNames(def.innerType, path);
    case 'pipe':
      return optionNames(def.in, path);
    default:
      return [];
  }
}
