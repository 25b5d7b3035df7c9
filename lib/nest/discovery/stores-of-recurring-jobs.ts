import type { ServiceType } from '../../job/service-type.js';
import { InvalidRecurringJobError } from '../../recurring/errors/invalid-recurring-job-error.js';
import { recurringJobMarks } from '../../recurring/recurring-job-marks.js';
import type { ApplicationProviders } from './application-providers.js';
import { implementationOf, withoutAliases } from './provider-wrapper.js';
import { storesOf } from './stores-of-module.js';

/**
 * The store that the recurring jobs of a class belong to, as a list. Empty if the class declares no recurring job.
 *
 * @throws InvalidRecurringJobError when the modules that provide the class work with several stores
 */
export function storesOfRecurringJobs(
  service: ServiceType,
  providers: ApplicationProviders,
): readonly unknown[] {
  const providing = providers.under(service);
  const types = providing.flatMap((it) => implementationOf(withoutAliases(it, providers)) ?? []);
  const [first] = recurringJobMarks([service, ...types]);
  if (!first) return [];

  const hosts = providing.flatMap(({ host }) => host ?? []);
  const stores = [...new Set(hosts.flatMap(storesOf))];
  if (stores.length <= 1) return stores;

  const { method, mark } = first;
  throw new InvalidRecurringJobError(
    mark.shownId({ type: service.name, method }),
    `${service.name}.${method}`,
    `A recurring job belongs to one store, and ${hosts.map(({ name }) => name).join(' and ')} ` +
      `work${hosts.length === 1 ? 's' : ''} with ${stores.length}. Provide the class in a module that imports one HangfireModule only.`,
    { decorator: mark.decorator },
  );
}
