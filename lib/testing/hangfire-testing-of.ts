import type { INestApplicationContext } from '@nestjs/common';
import { HangfireEngine } from '../nest/hangfire-engine.js';
import { HangfireTestingMissingError } from './errors/hangfire-testing-missing-error.js';
import type { HangfireTesting } from './hangfire-testing.js';
import { TestingEngine } from './testing-engine.js';

/**
 * The HangfireTesting of an application or TestingModule.
 *
 * @throws HangfireTestingMissingError if the application has the real HangfireModule, or none
 */
export function hangfireTesting(app: Pick<INestApplicationContext, 'get'>): HangfireTesting {
  const engine = findEngine(app);
  if (engine instanceof TestingEngine) return engine.testing;

  const place = engine ? 'this application, which runs its jobs itself' : 'this application';
  throw new HangfireTestingMissingError(place);
}

function findEngine(app: Pick<INestApplicationContext, 'get'>): HangfireEngine | undefined {
  try {
    return app.get(HangfireEngine, { strict: false });
  } catch {
    return undefined;
  }
}
