/**
 * What can be wrong with a value that somebody has typed. The English sentences are those of the options; the pages of
 * the dashboard have a sentence for each code in every language.
 */
export const VALUE_PROBLEMS = {
  unknown: ['name'],
  text: ['place', 'got'],
  list: ['place', 'got'],
  object: ['place', 'got'],
  flag: ['place', 'got'],
  number: ['place', 'least', 'most', 'got'],
  integer: ['place', 'least', 'most', 'got'],
  empty: ['place'],
  long: ['place', 'most'],
  emptyList: ['place'],
  longList: ['place', 'most'],
  choice: ['place', 'choices', 'got'],
  id: ['place', 'got'],
  nul: ['place'],
  exact: ['place'],
  other: ['place', 'got'],
} as const;

export type ValueProblemCode = keyof typeof VALUE_PROBLEMS;
