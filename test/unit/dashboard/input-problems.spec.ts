import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { UnknownBulkActionError } from '../../../lib/client/bulk/errors/unknown-bulk-action-error.js';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';
import { CRON_PROBLEMS } from '../../../lib/cron/errors/cron-problems.js';
import { CRON_FIELDS } from '../../../lib/cron/reading/cron-field.js';
import type { ErrorAnswer } from '../../../lib/dashboard/answers/session.js';
import { refusalOf } from '../../../lib/dashboard/api/error-answer.js';
import { limit, parseInput, shortText } from '../../../lib/dashboard/api/requests/input.js';
import { INPUT_PROBLEMS } from '../../../lib/dashboard/errors/input-problems.js';
import { InvalidArgumentsError } from '../../../lib/dashboard/errors/invalid-arguments-error.js';
import { InvalidInputError } from '../../../lib/dashboard/errors/invalid-input-error.js';
import { parseSearch } from '../../../lib/dashboard/search/parse-search.js';
import { SEARCH_PROBLEMS } from '../../../lib/dashboard/search/search-problems.js';
import { ArgumentsTooLargeError } from '../../../lib/job/errors/arguments-too-large-error.js';
import { DamagedArgumentsError } from '../../../lib/job/errors/damaged-arguments-error.js';
import { DuplicateJobTypeError } from '../../../lib/job/errors/duplicate-job-type-error.js';
import { GeneratedJobTypeError } from '../../../lib/job/errors/generated-job-type-error.js';
import { requireQueueName } from '../../../lib/job/queue-name.js';
import { serializeArguments } from '../../../lib/job/serialization/argument-serializer.js';
import { RecurringJobHandlerNotFoundError } from '../../../lib/recurring/errors/recurring-job-handler-not-found-error.js';
import { requireRecurringJobId } from '../../../lib/recurring/recurring-job-options.js';
import { InvalidCursorError } from '../../../lib/storage/errors/invalid-cursor-error.js';
import { InvalidSearchError } from '../../../lib/storage/errors/invalid-search-error.js';
import { VALUE_PROBLEMS } from '../../../lib/support/options/value-problems.js';
import { InvalidTimeError } from '../../../lib/support/time/invalid-time-error.js';
import { messagesOf, type PageMessages } from '../../support/page-languages.js';

const PREFIX = 'inputProblem.';
const placeholdersIn = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
const textOf = (messages: PageMessages, code: string) => String(messages[PREFIX + code] ?? '');

/** Sentences by their codes, and the names of the values that each gets. */
function valuesOf(part: string, sentences: Readonly<Record<string, string | readonly string[]>>) {
  return Object.entries(sentences).map(([code, told]): [string, readonly string[]] => [
    `${part}.${code}`,
    typeof told === 'string' ? placeholdersIn(told) : told,
  ]);
}

const CODED = [
  ...valuesOf('search', SEARCH_PROBLEMS).map(([code, values]): [string, readonly string[]] => [
    code,
    [...values, 'qualifier'],
  ]),
  ...valuesOf('cron', CRON_PROBLEMS),
  ...valuesOf('input', INPUT_PROBLEMS),
  ...valuesOf('value', VALUE_PROBLEMS),
];

const parse = (schema: z.ZodType, value: unknown) => () =>
  parseInput('body', z.strictObject({ field: schema }), { field: value });
const cron =
  (expression: string, zone = 'UTC') =>
  () =>
    CronSchedule.parse(expression, zone);
const search = (text: string) => () => parseSearch(text, { now: new Date(0), timeZone: 'UTC' });
const throws = (error: unknown) => () => {
  throw error;
};

/** How each kind of input goes wrong, and the codes that tell it. */
const REFUSALS: readonly [how: string, refuse: () => unknown, codes: readonly string[]][] = [
  [
    'a field that nobody knows',
    () => parseInput('body', z.strictObject({}), { a: 1 }),
    ['value.unknown'],
  ],
  ['a number for a text', parse(z.string(), 7), ['value.text']],
  ['a text for a list', parse(z.array(z.string()), 'a'), ['value.list']],
  ['a list for an object', parse(z.strictObject({}), []), ['value.object']],
  ['a text for a switch', parse(z.boolean(), 'yes'), ['value.flag']],
  ['a number outside of its range', parse(z.number().min(0).max(9), 10), ['value.number']],
  ['part of a whole number', parse(z.int().min(1).max(9).optional(), 1.5), ['value.integer']],
  ['a size of a page', parse(limit, '900'), ['value.integer']],
  ['an empty text', parse(z.string().min(1), ''), ['value.empty']],
  ['a long text', parse(shortText(3), 'abcd'), ['value.long']],
  ['an empty list', parse(z.array(z.string()).min(1), []), ['value.emptyList']],
  ['a long list', parse(z.array(z.string()).max(1), ['a', 'b']), ['value.longList']],
  ['another choice', parse(z.enum(['a', 'b']), 'c'), ['value.choice']],
  ['another id', parse(z.uuid(), 'c'), ['value.id']],
  ['a text with NUL', parse(shortText(9), 'a\0'), ['value.nul']],
  ['half a character', () => requireRecurringJobId('\ud800'), ['value.exact']],
  ['a rule without words of its own', parse(z.date(), 7), ['value.other']],
  [
    'two wrong fields',
    () => parseInput('body', z.strictObject({ a: z.string(), b: z.boolean() }), { a: 1, b: 1 }),
    ['value.text', 'value.flag'],
  ],
  ['no cron at all', cron(' '), ['cron.in.expression', 'cron.empty']],
  ['three fields', cron('* * *'), ['cron.in.expression', 'cron.count']],
  ['a long expression', cron('1,'.repeat(600)), ['cron.in.expression', 'cron.long']],
  ['an hour that does not exist', cron('0 25 * * *'), ['cron.in.hour', 'cron.item']],
  ['a weekday that does not exist', cron('0 9 * * XYZ,8'), ['cron.in.dayOfWeek', 'cron.named']],
  ['a weekday as a full name', cron('0 9 * * MONDAY'), ['cron.in.dayOfWeek', 'cron.likely']],
  ['another macro', cron('@never-ever'), ['cron.in.expression', 'cron.macro']],
  ['a macro that is almost right', cron('@dayly'), ['cron.in.expression', 'cron.likelyMacro']],
  ['a short interval', cron('@every 1ms'), ['cron.in.expression', 'cron.interval']],
  ['a zone on another planet', cron('* * * * *', 'Mars/Olympus'), ['timeZone']],
  ['a city without its continent', cron('* * * * *', 'Istanbul'), ['timeZone.likely']],
  ['a search', search('before:soon'), ['search.instant']],
  ['a search as a whole', search('"open'), ['search.quotes']],
  ['the name of a queue', () => requireQueueName('No Queue'), ['queueName']],
  [
    'a value that cannot be stored',
    () => serializeArguments([{ a: () => 1 }], { maxBytes: 99 }),
    ['arguments.unstorable'],
  ],
  ['a time', throws(new InvalidTimeError('soon')), ['time']],
  ['a cursor', throws(new InvalidCursorError('x')), ['cursor']],
  ['what no store can look for', throws(new InvalidSearchError('type', 'is odd')), ['searchedFor']],
  ['large arguments', throws(new ArgumentsTooLargeError(9, 8)), ['arguments.tooLarge']],
  ['damaged arguments', throws(new DamagedArgumentsError({ cause: 'x' })), ['arguments.damaged']],
  [
    'two classes of one name',
    throws(new DuplicateJobTypeError('A', ['A', 'A2'])),
    ['type.duplicate'],
  ],
  ['a minified class', throws(new GeneratedJobTypeError('a', ['b'])), ['type.generated']],
  [
    'a recurring job of other code',
    throws(new RecurringJobHandlerNotFoundError('a', 'B', 'c')),
    ['recurring.unknown'],
  ],
  ['a bulk operation of the future', throws(new UnknownBulkActionError('a')), ['bulk.unknown']],
  [
    'what the dashboard itself refuses',
    throws(InvalidInputError.of('unknownType', { type: 'A' })),
    ['input.unknownType'],
  ],
];

function answerTo(refuse: () => unknown): ErrorAnswer {
  try {
    refuse();
  } catch (error) {
    const { status, answer } = refusalOf(error);
    expect(status).toBe(422);
    return answer;
  }
  throw new Error('Nothing was refused.');
}

describe('What is wrong with the input', () => {
  it.each(REFUSALS)(
    'has a code, and words with all of its values: %s',
    async (_, refuse, codes) => {
      const { because = [] } = answerTo(refuse);
      const english = await messagesOf('en');

      expect(because.map(({ code }) => code)).toEqual(codes);
      for (const { code, values } of because) {
        expect(textOf(english, code)).not.toBe('');
        expect(Object.keys(values)).toEqual(
          expect.arrayContaining(placeholdersIn(textOf(english, code))),
        );
      }
    },
  );

  it.each(CODED)('names in the pages what it names in English: %s', async (code, values) => {
    const text = textOf(await messagesOf('en'), code);

    expect(text).not.toBe('');
    expect(values).toEqual(expect.arrayContaining(placeholdersIn(text)));
  });

  it('has no words in the pages that no code stands for', async () => {
    const codes = new Set([
      ...CODED.map(([code]) => code),
      ...REFUSALS.flatMap(([, , told]) => told),
      ...Object.keys(CRON_FIELDS).map((field) => `cron.in.${field}`),
      'argument.object',
    ]);
    const worded = Object.keys(await messagesOf('en')).filter((key) => key.startsWith(PREFIX));

    expect(worded.filter((key) => !codes.has(key.slice(PREFIX.length)))).toEqual([]);
  });

  it('never shows a value that nobody reads to its end', () => {
    const { because = [] } = answerTo(cron('* * * * *', 'x'.repeat(10_000)));

    expect(String(because[0]?.values.got).length).toBeLessThan(300);
  });

  it('is shown as it is where the application has worded it', () => {
    expect(answerTo(throws(new InvalidInputError(['No customer 7.'])))).toEqual({
      code: 'HANGFIRE_DASHBOARD_INVALID_INPUT',
      message: 'No customer 7.',
    });
    const problem = { index: 0, name: 'a', path: 'b', message: 'must be an email' };
    expect(answerTo(throws(new InvalidArgumentsError([problem]))).problems).toEqual([problem]);
  });
});
