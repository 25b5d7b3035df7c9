import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import { deserializeArguments } from '../job/serialization/argument-serializer.js';
import { deserializeResult, type StoredResult } from '../job/serialization/result-serializer.js';
import type { HistoryEntry, StoredCall } from '../storage/jobs/records.js';
import { safely } from '../support/safely.js';

/** The call of a job or a recurring job. In a list, the text of the arguments is left out when it is too long. */
type ListedCall = Pick<StoredCall, 'type' | 'method'> & { readonly arguments?: string | undefined };

/** The name by which people know the call. If the arguments cannot be read, the name is the format itself. */
export function displayNameOf(
  { type, method, arguments: text = '' }: ListedCall,
  handlers: HandlerCatalog,
): string {
  const shown = handlers.shownCalls(handlers.findUnambiguous(type));
  return shown.displayName(method, () => deserializeArguments(text), `${type}.${method}`);
}

/** Undefined where the text was left out or is damaged, so that damaged arguments do not hide the rest of a job. */
export function argumentsOf({ arguments: text }: ListedCall): readonly unknown[] | undefined {
  return text === undefined ? undefined : safely(() => deserializeArguments(text), undefined);
}

/**
 * The result in an entry of a job's history.
 *
 * @throws DamagedResultError
 */
export function storedResultIn(entry: Pick<HistoryEntry, 'data'> | undefined): StoredResult {
  const text = entry?.data.result;
  return deserializeResult(typeof text === 'string' ? text : undefined);
}
