import type { ServerSoftware } from '../../storage/servers/server-store.js';
import { parsedJson } from '../../support/text/parsed-json.js';

const MAX_CHARS = 200;

/** Undefined where there is none, or where the text is not what a server runs. */
export function readSoftware(text: unknown): ServerSoftware | undefined {
  const said = parsedJson(text);
  if (typeof said !== 'object' || said === null) return undefined;

  const { application, library, node, host } = said as Readonly<Record<string, unknown>>;
  if (![library, node, host].every(isText)) return undefined;
  return {
    ...(isText(application) && { application: cutText(application) }),
    library: cutText(library),
    node: cutText(node),
    host: cutText(host),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const cutText = (value: unknown): string => String(value).slice(0, MAX_CHARS);
