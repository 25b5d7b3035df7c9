import type { ModulesContainer } from '@nestjs/core';
import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import { MountPath } from '../access/mount-path.js';

/**
 * Refuses a path that holds the path of another dashboard, or of metrics. One of the two would get the requests of the
 * other, or the platform would refuse the routes.
 *
 * @param scope the owner of the options, for people
 * @throws InvalidOptionsError
 */
export function requireOwnPath(own: MountPath, modules: ModulesContainer, scope: string): void {
  for (const { providers, name } of modules.values()) {
    const other: unknown = providers.get(MountPath)?.instance;
    if (!(other instanceof MountPath) || other === own || !own.has(other.get())) continue;
    throw new InvalidOptionsError(scope, [
      `${scope}.path: all addresses below "${own.get()}" belong to one module, and ${name} has "${other.get()}". ` +
        'Give each module a path that is not below the path of another one.',
    ]);
  }
}
