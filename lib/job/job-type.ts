import { requireExactText } from '../support/text/exact-text.js';
import { isClass, ownValue } from './class-of-instance.js';
import { requirePlace } from './job-decorator.js';
import { addMetadata, ownClassMetadata } from './job-metadata.js';
import type { ServiceType } from './service-type.js';

const JOB_TYPE = 'job-type';

export interface JobTypeOptions {
  /** Names that the class had before a rename, and that jobs may still be stored under. */
  readonly aliases?: readonly string[];
}

export interface JobTypeNames {
  /** The name that new jobs are stored under. */
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * Sets the stored name of a class, so that jobs survive a rename of the class. Without this decorator, the
 * stored name is the name of the class.
 *
 * @throws InvalidTextError, when the class is loaded
 */
export const JobType =
  (name: string, options: JobTypeOptions = {}): ClassDecorator =>
  (target: object, context?: DecoratorContext) => {
    requirePlace('JobType', ['class'], [target, context]);
    const aliases = options.aliases ?? [];
    for (const one of [name, ...aliases]) requireExactText('a name of @JobType', one);
    addMetadata(JOB_TYPE, { name, aliases }, target, context, `@JobType('${name}')`);
  };

export function jobTypeNames(service: ServiceType): JobTypeNames {
  return pinnedNames(service) ?? { name: classNameOf(service), aliases: [] };
}

/** Whether the author has set the stored name. A minifier cannot change such a name. */
export const isPinned = (service: ServiceType): boolean => pinnedNames(service) !== undefined;

/** The names on the class itself, or on the class that a decorator has replaced with this class. */
function pinnedNames(service: ServiceType): JobTypeNames | undefined {
  const [own] = ownClassMetadata<JobTypeNames>(JOB_TYPE, service);
  const replaced = own ? undefined : replacedBy(service);
  return own ?? (replaced && pinnedNames(replaced));
}

/**
 * Finds the class that a decorator has replaced, by a proxy of it or by a subclass with the same name or without one.
 */
function replacedBy(service: ServiceType): ServiceType | undefined {
  const { prototype } = service;
  const inside: unknown = ownValue(prototype, 'constructor');
  if (isClass(inside) && inside !== service && inside.prototype === prototype) return inside;

  const parent: unknown = Object.getPrototypeOf(service);
  if (!isClass(parent)) return undefined;
  const name = classNameOf(service);
  const isCopied = name === classNameOf(parent) && writtenName(service) !== name;
  return name === '' || isCopied ? parent : undefined;
}

/** The name in the source text. A class may be written with the same name as the class that it extends. */
const writtenName = (type: ServiceType): string | undefined =>
  /^(?:class|function)\s+([\w$]+)/.exec(Function.prototype.toString.call(type))?.[1];

/** The name of the class; empty where a static member called `name` hides it. */
function classNameOf({ name }: ServiceType): string {
  return typeof name === 'string' ? name : '';
}
