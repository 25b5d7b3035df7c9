import { requireExactText } from '../support/text/exact-text.js';
import { isClass, ownValue } from './class-of-instance.js';
import { addMetadata, ownClassMetadata } from './job-metadata.js';
import type { ServiceType } from './service-type.js';

const JOB_TYPE = 'job-type';

export interface JobTypeOptions {
  /** Names under which jobs of this class may still be stored, from before a rename. */
  readonly aliases?: readonly string[];
}

export interface JobTypeNames {
  /** The name that new jobs are stored under. */
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * Pins the name under which jobs of this class are stored, so that renaming the class orphans none.
 * Without it, that is the name of the class.
 *
 * @throws InvalidTextError, when the class is loaded
 */
export const JobType =
  (name: string, options: JobTypeOptions = {}): ClassDecorator =>
  (target: object, context?: DecoratorContext) => {
    const aliases = options.aliases ?? [];
    for (const one of [name, ...aliases]) requireExactText('a name of @JobType', one);
    addMetadata(JOB_TYPE, { name, aliases }, target, context, `@JobType('${name}')`);
  };

export function jobTypeNames(service: ServiceType): JobTypeNames {
  return pinnedNames(service) ?? { name: classNameOf(service), aliases: [] };
}

/** Whether the name is the author's, whatever a minifier has made of the class. */
export const isPinned = (service: ServiceType): boolean => pinnedNames(service) !== undefined;

/** Of the class itself, or of the one that a decorator has put it in the place of. */
function pinnedNames(service: ServiceType): JobTypeNames | undefined {
  const [own] = ownClassMetadata<JobTypeNames>(JOB_TYPE, service);
  const replaced = own ? undefined : replacedBy(service);
  return own ?? (replaced && pinnedNames(replaced));
}

/** A decorator may answer a proxy of the class, or one that extends it: without a name, or with that of the class. */
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

/** A class that somebody has written may have the name of the one that it extends. */
const writtenName = (type: ServiceType): string | undefined =>
  /^(?:class|function)\s+([\w$]+)/.exec(Function.prototype.toString.call(type))?.[1];

/** A static member called `name` hides the name of the class. */
function classNameOf({ name }: ServiceType): string {
  return typeof name === 'string' ? name : '';
}
