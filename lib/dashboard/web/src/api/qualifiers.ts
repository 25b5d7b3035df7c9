/** What the API understands in a search, in the order in which it is offered. */
export const QUALIFIERS = [
  'type',
  'method',
  'queue',
  'state',
  'error',
  'arg',
  'server',
  'recurring',
  'batch',
  'before',
  'after',
  'id',
] as const;

export type Qualifier = (typeof QUALIFIERS)[number];

/** The word at the caret. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly qualifier?: Qualifier;
  /** What stands behind the colon, or the whole word. */
  readonly value: string;
}

/** A quote within quotes stands behind a backslash. */
const WORDS = /(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g;

export function wordAt(text: string, caret: number): Word {
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const end = index + word.length;
    if (index <= caret && caret <= end) return { start: index, end, ...partsOf(word) };
  }
  return { start: caret, end: caret, value: '' };
}

export function quoted(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}

/** `queue:"a b"`, to search for something that the pages show. */
export function qualified(qualifier: Qualifier, value: string): string {
  return `${qualifier}:${quoted(value)}`;
}

/** The search with this qualifier instead of any of its kind, or without one. */
export function withQualifier(text: string, qualifier: Qualifier, value?: string): string {
  const others = wordsOf(text).filter((word) => partsOf(word).qualifier !== qualifier);
  return [...others, ...(value === undefined ? [] : [qualified(qualifier, value)])].join(' ');
}

export function valueIn(text: string, qualifier: Qualifier): string | undefined {
  return wordsOf(text)
    .map(partsOf)
    .find((parts) => parts.qualifier === qualifier)?.value;
}

function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(WORDS)].map(([word]) => word);
}

function partsOf(word: string): Pick<Word, 'qualifier' | 'value'> {
  const colon = word.indexOf(':');
  const name = word.slice(0, colon).toLowerCase();
  if (colon < 1 || !isQualifier(name)) return { value: word };
  return { qualifier: name, value: unquoted(word.slice(colon + 1)) };
}

/** Also of what somebody is still typing. */
function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  return value
    .slice(1)
    .replace(/(?<!\\)"$/, '')
    .replace(/\\(["\\])/g, '$1');
}

function isQualifier(name: string): name is Qualifier {
  return (QUALIFIERS as readonly string[]).includes(name);
}
