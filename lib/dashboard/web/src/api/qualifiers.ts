/** The qualifiers of a search, in the order of the suggestions. */
export const QUALIFIERS = [
  'type',
  'method',
  'queue',
  'state',
  'error',
  'fingerprint',
  'arg',
  'server',
  'ran-on',
  'recurring',
  'batch',
  'bulk',
  'before',
  'after',
  'failed-after',
  'failed-before',
  'duration',
  'wait',
  'id',
] as const;

export type Qualifier = (typeof QUALIFIERS)[number];

/** The word at the caret. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly qualifier?: Qualifier;
  /** The text behind the colon, or the whole word. */
  readonly value: string;
}

/** A quote inside quotes has a backslash in front. */
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

/** A term such as `queue:"a b"`, to search for a value that the pages show. */
export function qualified(qualifier: Qualifier, value: string): string {
  return `${qualifier}:${quoted(value)}`;
}

/**
 * The search with this term in the place of all terms with the same qualifier. Without a value, the search without
 * these terms.
 */
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

/** Also reads a term that somebody is still typing. */
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
