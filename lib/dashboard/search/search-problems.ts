/**
 * The sentences about problems of a search, in English. The pages have each sentence in every language, by its code.
 */
export const SEARCH_PROBLEMS = {
  behind: 'expected something behind it.',
  twice: 'expected once, got it twice.',
  unknown: 'is no qualifier. Known are {known}. To look for the text itself, put it in quotes.',
  likely:
    'is no qualifier. Did you mean "{likely}:"? To look for the text itself, put it in quotes.',
  instant:
    'expected a date such as 2026-01-31, a time such as 2026-01-31T14:30, a time of day such as 14:30, ' +
    'or how long ago: 90s, 15m, 6h, 2d, 1w, got "{got}".',
  range:
    'expected a length of time behind a sign, such as >5s, <=500ms or >1.5h, or two with dots between, ' +
    'such as 1s..5s, got "{got}".',
  queue: 'expected the name of a queue, got "{got}".',
  state: 'expected the name of a state, got "{got}".',
  job: 'expected the id of a job, got "{got}".',
  batch: 'expected the id of a batch, got "{got}".',
  bulk: 'expected the id of a bulk operation, got "{got}".',
  hidden: 'arguments are not displayed here, or not all of them.',
  long: 'Expected at most {most} characters.',
  nul: 'Expected a text without NUL characters.',
  terms: 'Expected at most {most} terms.',
  quotes: 'Expected a space behind each word, and an end for each quote, got {got}',
} as const;

export type SearchProblemCode = keyof typeof SEARCH_PROBLEMS;
