import { InvalidOptionsError } from '../support/options/invalid-options-error.js';
import { requireExactText } from '../support/text/exact-text.js';
import { processWide } from '../support/versions/process-wide.js';
import { JobTokenNameError } from './errors/job-token-name-error.js';
import { JobType, jobTypeNames } from './job-type.js';
import type { ServiceType } from './service-type.js';

export interface JobTokenOptions {
  /**
   * The name that jobs are stored under.
   *
   * @default the text of the token, or the description of the symbol
   */
  readonly name?: string | undefined;
}

const services = processWide('job-tokens', () => new Map<string | symbol, ServiceType>());
const tokens = processWide('tokens-of-jobs', () => new WeakMap<ServiceType, string | symbol>());

/**
 * Names a provider that is provided under a string or a symbol, so that its methods can be jobs: `jobs.enqueue(MAILER,
 * …)`. Every process that creates or runs the jobs calls this with the same token. Two tokens for one class are two
 * services.
 *
 * @returns the stand-in for the provider's class in calls
 * @throws InvalidOptionsError where there is no name to store jobs under, as with a symbol without a description
 * @throws InvalidTextError where the name cannot be stored
 * @throws JobTokenNameError where the token has another name already
 */
export function jobToken<T extends object>(
  token: string | symbol,
  options: JobTokenOptions = {},
): ServiceType<T> {
  const name = options.name ?? (typeof token === 'symbol' ? (token.description ?? '') : token);
  if (name === '') {
    throw new InvalidOptionsError('jobToken', [
      "jobToken: a symbol without a description needs a name to store jobs under: { name: 'mailer' }.",
    ]);
  }
  requireExactText('the stored name of a job token', name);
  const known = services.get(token);
  if (known) {
    const { name: first } = jobTypeNames(known);
    if (first !== name) throw new JobTokenNameError(String(token), first, name);
    return known as ServiceType<T>;
  }

  const service: ServiceType = class {};
  Object.defineProperty(service, 'name', { value: name });
  JobType(name)(service);
  services.set(token, service);
  tokens.set(service, token);
  // No object is made of this class. It only names the provider.
  return service as ServiceType<T>;
}

/** The service that a job token stands for; undefined for other tokens. */
export const serviceOfToken = (token: unknown): ServiceType | undefined =>
  typeof token === 'string' || typeof token === 'symbol' ? services.get(token) : undefined;

/** The string or symbol of a service that `jobToken` has made. */
export const tokenOfService = (service: unknown): string | symbol | undefined =>
  typeof service === 'function' ? tokens.get(service as ServiceType) : undefined;
