import { isError } from '../../../states/is-error.js';

/** Redis 6 says which line of the script failed, and then the error. */
const WITHIN_SCRIPT = /@user_script: ?\d+: (?:@user_script: ?\d+: )?-?([A-Z]+) /;
const FIRST_WORD = /^-?([A-Z_]+)(?:\s|$)/;

/** The first word of an error that the server has answered, such as `READONLY`; undefined for any other error. */
export function replyCodeOf(error: unknown): string | undefined {
  if (!isError(error) || error.name !== 'ReplyError') return undefined;

  const { message } = error;
  return WITHIN_SCRIPT.exec(message)?.[1] ?? FIRST_WORD.exec(message)?.[1] ?? 'ERR';
}
