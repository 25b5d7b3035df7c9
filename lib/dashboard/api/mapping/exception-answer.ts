import { shownText } from '../../display/shown-text.js';

const MAX_MESSAGE_CHARS = 1_000;

/** The exception in a state's data, cut; undefined if there is none. */
export function exceptionAnswer(
  data: Readonly<Record<string, unknown>>,
  maxChars = MAX_MESSAGE_CHARS,
): { type: string; message: string } | undefined {
  const { exception } = data;
  if (typeof exception !== 'object' || exception === null) return undefined;

  const { type, message } = exception as { type?: unknown; message?: unknown };
  return {
    type: shownText(type, MAX_MESSAGE_CHARS),
    message: shownText(message, maxChars),
  };
}
