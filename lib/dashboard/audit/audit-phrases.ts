import type { AuditPhrase } from '../answers/changes.js';

/** The phrases of the library in the details of an entry, by their codes. The store keeps them in English. */
const PHRASES = {
  selected: '{count} selected jobs',
  first: 'the first {count}',
  'per-minute': '{count} a minute',
  exported: 'jobs: {count}',
  'broken-off': 'broken off, jobs: at most {count}',
  until: 'until {time}',
  'until-end': 'until it ends',
  'until-version': 'until another version than {versions} runs',
  'for-ever': 'for ever',
  'filter-cancelled': 'cancelled by a filter',
  job: 'job {id}',
  copy: 'copy of {id}',
} as const;

export type AuditPhraseCode = keyof typeof PHRASES;

const VALUES: Readonly<Record<string, string>> = {
  count: String.raw`\d+`,
  time: String.raw`\d{4}-\d{2}-\d{2}T[\d:.]+Z`,
  id: '[0-9a-f-]{36}',
  versions: '.+',
};

/** Each pattern matches a phrase at the end of a text. Its named groups are the values. */
const PATTERNS = Object.entries(PHRASES).map(([code, text]) => ({
  code,
  pattern: new RegExp(
    `(?:^|, )${text.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${VALUES[name]})`)}$`,
    'su',
  ),
}));

/** The text of a phrase, for the store. */
export function phrase(
  code: AuditPhraseCode,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return PHRASES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

/** The details as parts: first the text of people and code, then the phrases of the library. */
export function partsOf(details: string): { text: string; phrases: readonly AuditPhrase[] } {
  const phrases: AuditPhrase[] = [];
  let text = details;
  for (;;) {
    const found = phraseAtEnd(text);
    if (!found) return { text, phrases };
    phrases.unshift(found.phrase);
    text = text.slice(0, found.index);
  }
}

function phraseAtEnd(text: string): { phrase: AuditPhrase; index: number } | undefined {
  for (const { code, pattern } of PATTERNS) {
    const match = pattern.exec(text);
    if (match) {
      const values = Object.entries(match.groups ?? {}).map(readValue);
      return { phrase: { code, values: Object.fromEntries(values) }, index: match.index };
    }
  }
  return undefined;
}

/** Counts as numbers, and times in milliseconds. */
function readValue([name, value]: [string, string]): [string, string | number] {
  if (name === 'count') return [name, Number(value)];
  return [name, name === 'time' ? new Date(value).getTime() : value];
}
