import { type core, ZodNumber } from 'zod';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
  undefined: 'nothing',
  null: 'null',
};

/** Completes the sentence "expected …" for a wrong option whose schema has no message. */
export function optionExpectation(issue: core.$ZodRawIssue): string | undefined {
  if (issue.schema instanceof ZodNumber) return numberWithin(issue.schema);

  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_value':
      return choice(issue.values);
    case 'too_small':
      return `at least ${amount(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `at most ${amount(issue.origin, issue.maximum)}`;
    case 'invalid_format':
      return issue.pattern ? `a text that matches ${issue.pattern}` : `a valid ${issue.format}`;
    case 'invalid_union':
      return alternatives(issue.errors);
    case 'custom':
      return 'another value';
    default:
      return undefined;
  }
}

/** All rules for a number, in the same words whichever rule is broken. */
function numberWithin(schema: ZodNumber): string {
  const { isInt, minValue, maxValue } = schema;
  const isPositive = minValue === 0 && !schema.safeParse(0).success;
  const kind = [isPositive ? 'positive' : '', isInt ? 'integer' : 'number'].filter(Boolean);
  const limits = [
    isPositive ? '' : limit(schema, minValue, 'at least', 'more than'),
    limit(schema, maxValue, 'at most', 'less than'),
  ].filter(Boolean);

  const article = kind[0] === 'integer' ? 'an' : 'a';
  const range = limits.length === 0 ? '' : ` of ${limits.join(' and ')}`;
  return `${article} ${kind.join(' ')}${range}`;
}

function limit(schema: ZodNumber, value: number | null, included: string, excluded: string) {
  if (value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER) return '';
  return `${schema.safeParse(value).success ? included : excluded} ${value}`;
}

function choice(values: readonly core.util.Primitive[]): string {
  const shown = values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  return shown.length === 1 ? shown.join() : `one of ${shown.join(', ')}`;
}

function amount(origin: string, limit: number | bigint): string {
  const unit = origin === 'string' ? 'character' : 'element';
  return `${limit} ${unit}${limit === 1 ? '' : 's'}`;
}

/** Each alternative of a union has failed with an expectation of its own. */
function alternatives(failures: readonly (readonly core.$ZodIssue[])[]): string {
  const expectations = failures.flatMap(([first]) => (first ? [first.message] : []));
  return [...new Set(expectations)].join(' or ');
}
