import { requireExactText } from '../support/exact-text.js';
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

const pinnedNames = (service: ServiceType): JobTypeNames | undefined =>
  ownClassMetadata<JobTypeNames>(JOB_TYPE, service)[0];

/** A static member called `name` hides the name of the class. */
function classNameOf({ name }: ServiceType): string {
  return typeof name === 'string' ? name : '';
}
