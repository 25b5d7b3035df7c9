/** What can be wrong with a cron expression, in English. The pages of the dashboard have each sentence in every language. */
export const CRON_PROBLEMS = {
  empty: 'expected five or six fields, got none.',
  count:
    'expected five fields (minute, hour, day of month, month, day of week), six with seconds ' +
    'first, or a macro such as @daily, got {got}.',
  long: 'expected at most {most} characters, got {got}.',
  item: 'expected numbers from {min} to {max}, forms such as {forms} (steps from 1 to {max}), or a list of these, got "{item}".',
  named:
    'expected numbers from {min} to {max}, names from {first} to {last}, forms such as {forms} ' +
    '(steps from 1 to {max}), or a list of these, got "{item}".',
  likely:
    'expected numbers from {min} to {max}, names from {first} to {last}, forms such as {forms} ' +
    '(steps from 1 to {max}), or a list of these, got "{item}". Did you mean "{likely}"?',
  macro: 'expected one of {macros}, or an interval such as @every 90s.',
  likelyMacro:
    'expected one of {macros}, or an interval such as @every 90s. Did you mean "{likely}"?',
  interval:
    'expected a whole number and one of ms, s, m, h, d after @every, from 1s to 365d, such as @every 90s.',
} as const;

export type CronProblemCode = keyof typeof CRON_PROBLEMS;
