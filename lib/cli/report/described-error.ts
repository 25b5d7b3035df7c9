import { inspect, stripVTControlCharacters } from 'node:util';
import { cut } from '../../support/text/cut.js';
import { withoutPasswords } from './without-passwords.js';

const MAX_FRAMES = 5;
const MAX_CAUSES = 5;
/** Nobody reads more, and some cases compare values of megabytes. */
const MAX_CHARS = 20_000;
/** Calls that say nothing about a store: calls of Node.js, of the suite around a case, and of this command. */
const INNER_FRAME =
  /\bnode:|[\\/]conformance[\\/][\w-]+\.[jt]s|[\\/]cli[\\/]|[\\/]time-limit\.[jt]s/;

/** An error as texts without colours and passwords. */
export interface DescribedError {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  /** The calls in which the error was thrown, the innermost first. */
  readonly frames: readonly string[];
  readonly cause?: DescribedError;
}

/** @param error any value that was thrown */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) {
    return { name: typeof error, message: shown(inspect(error)), frames: [] };
  }
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    message: shown(messageOf(error)),
    frames: framesOf(error),
    ...(cause !== undefined && depth < MAX_CAUSES && { cause: describeError(cause, depth + 1) }),
  };
}

/** After several attempts to connect, Node.js throws an error without a message; its parts have messages. */
function messageOf(error: Error): string {
  if (error.message !== '' || !(error instanceof AggregateError)) return error.message;
  return error.errors
    .map((part) => (part instanceof Error ? part.message : inspect(part)))
    .join('; ');
}

function framesOf({ stack = '' }: Error): string[] {
  return shown(stack)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') && !INNER_FRAME.test(line))
    .slice(0, MAX_FRAMES);
}

const shown = (text: string): string =>
  cut(withoutPasswords(stripVTControlCharacters(text)), MAX_CHARS);
