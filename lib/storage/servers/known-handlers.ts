import { createHash } from 'node:crypto';
import { isRecord } from '../../support/is-record.js';
import { parsedJson } from '../../support/text/parsed-json.js';

/** The stored names of a server's classes, aliases included, each with its methods; null where it may have any method. */
export type HandlerMethods = Readonly<Record<string, readonly string[] | null>>;

/** Whose jobs a server can run. */
export interface KnownHandlers {
  readonly methods: HandlerMethods;
  /** False where there were too many names: a name that is not there may be known all the same. */
  readonly isComplete: boolean;
}

/** Servers that know the same. */
export interface HandlersOfServers {
  readonly serverIds: readonly string[];
  readonly known: KnownHandlers;
}

/** The longest text of all names together, in characters: some thousand classes. */
export const MAX_HANDLERS_CHARS = 262_144;

/** As much as fits: without the methods where those make it too long, and then without the last classes. */
export function boundedHandlers(
  methods: HandlerMethods,
  maxChars = MAX_HANDLERS_CHARS,
): KnownHandlers {
  const whole: KnownHandlers = { methods, isComplete: true };
  if (handlersText(whole).length <= maxChars) return whole;

  const kept: [string, null][] = [];
  let chars = handlersText({ methods: {}, isComplete: false }).length;
  for (const name of Object.keys(methods)) {
    chars += JSON.stringify(name).length + ':null,'.length;
    if (chars > maxChars) return { methods: Object.fromEntries(kept), isComplete: false };
    kept.push([name, null]);
  }
  return { methods: Object.fromEntries(kept), isComplete: true };
}

export const handlersText = ({ methods, isComplete }: KnownHandlers): string =>
  JSON.stringify({ isComplete, methods });

/** Servers with the same text have the same fingerprint, so the store keeps it once. */
export const fingerprintOfHandlers = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);

/** A text that nobody understands says nothing: its server may know everything. */
export function readHandlers(text: unknown): KnownHandlers {
  const said = parsedJson(text);
  const { methods, isComplete } = isRecord(said) ? said : {};
  if (!isRecord(methods)) return { methods: {}, isComplete: false };

  const entries = Object.entries(methods).filter(([, names]) => names === null || areTexts(names));
  return {
    methods: Object.fromEntries(entries) as HandlerMethods,
    isComplete: isComplete === true && entries.length === Object.keys(methods).length,
  };
}

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
