import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import { processWide } from '../../support/versions/process-wide.js';
import { requireParentheses } from '../job-decorator.js';
import { addMetadata } from '../job-metadata.js';
import type { ServiceType } from '../service-type.js';

export const MASKED = 'masked';

const maskedOn = processWide('masked-classes', () => new WeakSet<object>());

/**
 * Masks an argument: `•••` stands in its place in the dashboard, in display names, in the log and in the texts of
 * errors. The decorator stands on a parameter of a method. Overriding methods mask the same parameter.
 *
 * @throws InvalidOptionsError when the class is loaded and the decorator does not stand on such a parameter
 */
export const Masked = (...given: []): ParameterDecorator => {
  const [first]: readonly unknown[] = given;
  requireParentheses('Masked', first);
  return (target, method, index) => {
    if (method === undefined || typeof target === 'function' || typeof index !== 'number') {
      const problem = 'Masked: expected a parameter of a method that jobs can call.';
      throw new InvalidOptionsError('Masked', [problem]);
    }
    addMetadata(MASKED, index, target, method, '@Masked()');
    maskedOn.add(target);
  };
};

/** Whether the decorator stands on any method of the class or of a class that it extends. */
export function hasMaskedParameters(type: ServiceType): boolean {
  for (let link: unknown = type.prototype; link; link = Object.getPrototypeOf(link)) {
    if (maskedOn.has(link as object)) return true;
  }
  return false;
}
