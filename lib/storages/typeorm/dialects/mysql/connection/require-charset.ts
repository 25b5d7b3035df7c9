import { InvalidOptionsError } from '../../../../../support/options/invalid-options-error.js';

const NEEDED = 'utf8mb4';

/**
 * Over a connection of another character set, the server would get other texts than it was sent, without a word.
 *
 * @param charset as the server knows it
 * @throws InvalidOptionsError
 */
export function requireCharset(charset: unknown): void {
  if (charset === NEEDED) return;

  throw new InvalidOptionsError('storage', [
    `charset of the DataSource: expected ${NEEDED}, because jobs would lose characters over its connections, got ${charset}.`,
  ]);
}

/** Whether the options of a DataSource leave its connections at the character set that the driver usually asks for. */
export function hasUsualCharset({ options }: { readonly options: object }): boolean {
  const { charset, extra } = options as { charset?: unknown; extra?: { charset?: unknown } };
  const named = extra?.charset ?? charset;
  return named === undefined || String(named).toLowerCase().startsWith(NEEDED);
}
