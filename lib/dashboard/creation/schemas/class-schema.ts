import { propertyType } from '../../../job/job-metadata.js';
import type { ServiceType } from '../../../job/service-type.js';
import type { ArgumentProblem } from '../../answers/creation.js';
import type { ArgumentSchema } from './argument-schema.js';
import {
  type ClassTransformer,
  type ClassValidator,
  loadClassTransformer,
  loadClassValidator,
  type PropertyError,
  type PropertyRule,
} from './class-validator.js';
import { MAX_SCHEMA_DEPTH, type SchemaNode } from './schema-node.js';

const CONDITIONAL = 'conditionalValidation';
const NESTED = 'nestedValidation';
const TYPES = new Map<unknown, readonly [name: string, example: unknown]>([
  [String, ['string', '']],
  [Number, ['number', 0]],
  [Boolean, ['boolean', false]],
  [Array, ['array', []]],
  [Date, ['Date', '']],
]);

/** The schema that decorators of class-validator make; undefined for a class without such decorators. */
export async function classSchema(type: unknown): Promise<ArgumentSchema | undefined> {
  // The compiler writes these types for values without a class.
  if (typeof type !== 'function' || type === Object || TYPES.has(type)) return undefined;
  const validator = await loadClassValidator();
  const target = type as ServiceType;
  if (!validator || rulesOf(target, validator).length === 0) return undefined;

  return {
    describe: () => nodeOf(target, validator),
    problemsOf: async (value) => {
      // A parameter that is left out may have a default.
      if (value === undefined) return [];
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        const message = `expected an object (${target.name})`;
        return [
          {
            path: '',
            message,
            because: { code: 'argument.object', values: { type: target.name } },
          },
        ];
      }
      const instance = instanceOf(target, value, await loadClassTransformer());
      const options = { forbidUnknownValues: false, validationError: { target: false } };
      return [...problemsIn(await validator.validate(instance, options), '')];
    },
  };
}

/** Without class-transformer, nested values stay as they are. */
function instanceOf(
  type: ServiceType,
  value: object,
  transformer: ClassTransformer | undefined,
): object {
  if (transformer) return transformer.plainToInstance(type as never, value);
  return Object.assign(Object.create(type.prototype), value);
}

const rulesOf = (type: ServiceType, validator: ClassValidator): readonly PropertyRule[] =>
  validator.getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);

function nodeOf(type: ServiceType, validator: ClassValidator, depth = 0): SchemaNode {
  const rules = rulesOf(type, validator);
  const names = [...new Set(rules.map(({ propertyName }) => propertyName))];
  const nodes = names.map((name) => {
    const own = rules.filter(({ propertyName }) => propertyName === name);
    return [name, propertyNode(propertyType(type, name), own, validator, depth)] as const;
  });
  return { type: type.name, rules: [], isRequired: true, properties: new Map(nodes), example: {} };
}

function propertyNode(
  declared: unknown,
  rules: readonly PropertyRule[],
  validator: ClassValidator,
  depth: number,
): SchemaNode {
  const isRequired = !rules.some(({ type }) => type === CONDITIONAL);
  const isNested = rules.some(({ type, each }) => type === NESTED && !each);
  if (isNested && typeof declared === 'function' && depth < MAX_SCHEMA_DEPTH) {
    return { ...nodeOf(declared as ServiceType, validator, depth + 1), isRequired };
  }
  const [type, example] = TYPES.get(declared) ?? ['any', null];
  return { type, rules: rules.flatMap(wordsOf), isRequired, example };
}

function wordsOf({ type, name, constraints = [], each }: PropertyRule): readonly string[] {
  if (name === undefined || type === CONDITIONAL || type === NESTED) return [];
  const limits = constraints.filter((it) => ['string', 'number'].includes(typeof it));
  return [[...(each ? ['each'] : []), name, ...limits].join(' ')];
}

function* problemsIn(
  errors: readonly PropertyError[],
  inside: string,
): Generator<Pick<ArgumentProblem, 'path' | 'message'>> {
  for (const { property, constraints = {}, children = [] } of errors) {
    const path = inside === '' ? property : `${inside}.${property}`;
    for (const message of Object.values(constraints)) yield { path, message };
    yield* problemsIn(children, path);
  }
}
