import { type core, ZodNumber } from 'zod';
import type { CodedProblem, ProblemValues } from '../text/coded-problem.js';
import type { ValueProblemCode } from './value-problems.js';

type Expectation = readonly [code: ValueProblemCode, values?: ProblemValues];

const OTHER: Expectation = ['other'];
const TYPES: Readonly<Record<string, Expectation>> = {
  string: ['text'],
  array: ['list'],
  object: ['object'],
  boolean: ['flag'],
};

/** The parameters of a rule of one's own, for a sentence that the pages have in every language. */
export const toldAs = (code: ValueProblemCode, values: ProblemValues = {}) => ({
  told: [code, values],
});

/** What zod has found wrong, for other languages. A rule that nobody can break in a form has no words of its own. */
export function codedExpectation(
  issue: core.$ZodIssue,
  option: core.$ZodType | undefined,
  named: { readonly place: string; readonly got: string },
): CodedProblem {
  const [code, values] = (option instanceof ZodNumber && rangeOf(option)) || expectationOf(issue);
  return { code: `value.${code}`, values: { ...values, ...named } };
}

function rangeOf({ isInt, minValue, maxValue }: ZodNumber): Expectation | undefined {
  if (minValue === null || maxValue === null) return undefined;
  return [isInt ? 'integer' : 'number', { least: minValue, most: maxValue }];
}

function expectationOf(issue: core.$ZodIssue): Expectation {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? OTHER;
    case 'invalid_value':
      return ['choice', { choices: issue.values.filter((value) => value !== '').join(', ') }];
    case 'too_small':
      return issue.minimum === 1 ? sized(issue.origin, ['empty'], ['emptyList']) : OTHER;
    case 'too_big': {
      const values = { most: Number(issue.maximum) };
      return sized(issue.origin, ['long', values], ['longList', values]);
    }
    case 'invalid_format':
      return issue.format === 'uuid' ? ['id'] : OTHER;
    case 'custom':
      return (issue.params?.told as Expectation | undefined) ?? OTHER;
    default:
      return OTHER;
  }
}

function sized(origin: string, text: Expectation, list: Expectation): Expectation {
  if (origin === 'string') return text;
  return origin === 'array' ? list : OTHER;
}
