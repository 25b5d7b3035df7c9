import type { OptionSpecs } from './arguments/option-specs.js';
import type { ReadArguments } from './arguments/read-arguments.js';
import type { Host } from './host.js';

export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** The whole text of `--help`. */
  readonly help: string;
  readonly options: OptionSpecs;
  /** @returns the exit code */
  run(given: ReadArguments, host: Host): Promise<number>;
}
