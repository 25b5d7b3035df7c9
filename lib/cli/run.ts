import { HangfireError } from '../support/hangfire-error.js';
import { LIBRARY_VERSION } from '../support/versions/library-version.js';
import { requireNode } from '../support/versions/require-node.js';
import { optionHelp } from './arguments/help-text.js';
import { COMMON_OPTIONS, type OptionSpecs } from './arguments/option-specs.js';
import { readArguments } from './arguments/read-arguments.js';
import type { Command } from './command.js';
import { UnknownCommandError } from './errors/unknown-command-error.js';
import { PASSED, REFUSED } from './exit-codes.js';
import type { Host } from './host.js';
import { proveCommand } from './prove/prove-command.js';
import { describeError } from './report/described-error.js';
import { errorText } from './report/failures-text.js';

const COMMANDS: readonly Command[] = [proveCommand];
const NAMES = COMMANDS.map(({ name }) => name);

const HELP = `Usage: nestjs-hangfire COMMAND [options]

${COMMANDS.map(({ name, summary }) => `  ${name}  ${summary}\n`).join('')}
${optionHelp(COMMON_OPTIONS)}
nestjs-hangfire COMMAND --help shows the options of a command.
`;

/**
 * Runs the command that the arguments of `nestjs-hangfire` name, and prints its result or its error.
 *
 * @returns the exit code
 */
export async function run(args: readonly string[], host: Host): Promise<number> {
  try {
    requireNode();
    return await answer(args, host);
  } catch (error) {
    printError(error, args, host);
    return REFUSED;
  }
}

function answer(args: readonly string[], host: Host): Promise<number> | number {
  const [name, ...rest] = args;
  const command = COMMANDS.find((it) => it.name === name);
  const specs: OptionSpecs = command?.options ?? COMMON_OPTIONS;
  if (command === undefined && name !== undefined && !name.startsWith('-')) {
    throw new UnknownCommandError(name, NAMES);
  }

  const given = readArguments(command === undefined ? args : rest, specs);
  if (given.options.has('version')) return printed(`${LIBRARY_VERSION}\n`, host);
  if (given.options.has('help')) return printed(command?.help ?? HELP, host);
  if (command === undefined) throw new UnknownCommandError(undefined, NAMES);
  return command.run(given, host);
}

function printed(text: string, { print }: Host): number {
  print(text);
  return PASSED;
}

/** Prints the error, as a JSON document if the arguments ask for JSON. */
function printError(error: unknown, args: readonly string[], { print, say }: Host): void {
  const { frames, ...described } = describeError(error);
  // The message of an error of this library is enough for its reader.
  const shown = { ...described, frames: error instanceof HangfireError ? [] : frames };
  if (args.includes('--json')) print(`${JSON.stringify({ error: shown }, undefined, 2)}\n`);
  else say(`${errorText(shown)}\n`);
}
