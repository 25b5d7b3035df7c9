import fc from 'fast-check';
import type { StoreUnderTest } from '../../../lib/conformance/store-under-test.js';
import { expectAgreement } from './agreement.js';
import type { StateModel } from './state-model.js';

/** Something that clients or servers do, with what they do it to. */
export interface Operation<T> {
  readonly name: string;
  readonly given: fc.Arbitrary<T>;
  /** Left out: always. */
  isPossible?(model: StateModel, given: T): boolean;
  /** Does it to both, and compares the answers. */
  run(model: StateModel, store: StoreUnderTest, given: T): Promise<void>;
}

export type Command = fc.AsyncCommand<StateModel, StoreUnderTest>;

export function commandsOf<T>(operation: Operation<T>): fc.Arbitrary<Command> {
  return operation.given.map((given) => new OperationCommand(operation, given));
}

class OperationCommand<T> implements Command {
  constructor(
    private readonly operation: Operation<T>,
    private readonly given: T,
  ) {}

  check(model: Readonly<StateModel>): boolean {
    return this.operation.isPossible?.(model as StateModel, this.given) ?? true;
  }

  async run(model: StateModel, store: StoreUnderTest): Promise<void> {
    await this.operation.run(model, store, this.given);
    await expectAgreement(model, store);
  }

  toString(): string {
    return `${this.operation.name} ${fc.stringify(this.given)}`;
  }
}

/** The one that a random number means; undefined where there is none. */
export const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
