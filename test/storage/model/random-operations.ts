import fc from 'fast-check';
import type { OpenStore } from '../../../lib/conformance/conformance-store.js';
import { StoreUnderTest } from '../../../lib/conformance/store-under-test.js';
import { expectBatchAgreement } from './agreement.js';
import * as client from './client-operations.js';
import { type Command, commandsOf } from './operation.js';
import * as server from './server-operations.js';
import { StateModel } from './state-model.js';

const often = (arbitrary: fc.Arbitrary<Command>, times: number) =>
  Array.from({ length: times }, () => arbitrary);

/** Often enough that jobs meet: few servers go, many jobs run and want the same locks. */
const OPERATIONS: fc.Arbitrary<Command>[] = [
  ...often(commandsOf(client.enqueue), 6),
  ...often(commandsOf(client.schedule), 2),
  ...often(commandsOf(client.continueWith), 3),
  ...often(commandsOf(client.createBatch), 3),
  ...often(commandsOf(client.changeByHand), 4),
  ...often(commandsOf(server.claim), 10),
  ...often(commandsOf(server.acquire), 12),
  ...often(commandsOf(server.settle), 8),
  ...often(commandsOf(server.sweep), 6),
  ...often(commandsOf(server.release), 3),
  ...often(commandsOf(server.handBack), 2),
  ...often(commandsOf(server.announce), 2),
  commandsOf(server.crash),
  commandsOf(server.silence),
  commandsOf(server.pauseOrResume),
  commandsOf(client.changeTooLate),
  commandsOf(client.cancelBatch),
  commandsOf(client.lookAtBatches),
];

export interface RandomRuns {
  readonly numRuns: number;
  readonly maxCommands: number;
  readonly claimsInOrder: boolean;
}

/**
 * Does random sequences of operations to a store and to the model, and compares after each of them.
 * A failure prints the seed and the shortest sequence that shows it.
 */
export async function expectToAgreeWithModel(
  createStorage: OpenStore,
  { numRuns, maxCommands, claimsInOrder }: RandomRuns,
): Promise<void> {
  const sequences = fc.commands(OPERATIONS, { maxCommands, size: 'max' });
  const agrees = fc.asyncProperty(sequences, async (commands) => {
    const [model, real] = [new StateModel(claimsInOrder), new StoreUnderTest()];
    real.current = await createStorage();
    try {
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await expectBatchAgreement(model, real);
    } finally {
      await real.current.close();
    }
  });
  await fc.assert(agrees, { numRuns, ...replayed() });
}

/** `PROPERTY_SEED` and `PROPERTY_PATH` repeat what a failure has printed. */
function replayed(): { readonly seed?: number; readonly path?: string } {
  const { PROPERTY_SEED: seed, PROPERTY_PATH: path } = process.env;
  if (seed === undefined) return {};
  return path === undefined ? { seed: Number(seed) } : { seed: Number(seed), path };
}
