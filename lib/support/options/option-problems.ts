import { inspect } from 'node:util';
import type { core } from 'zod';
import type { CodedProblem } from '../text/coded-problem.js';
import { cut } from '../text/cut.js';
import { didYouMean } from '../text/did-you-mean.js';
import { codedExpectation } from './coded-expectation.js';
import { optionAt } from './option-at.js';
import { optionNames } from './option-names.js';

const MAX_SHOWN_CHARS = 200;
const PASSWORD_IN_URL = /(:\/\/[^\s:@/]*:)\S+@/g;

export interface OptionProblem {
  readonly sentence: string;
  /** For other languages. */
  readonly because: CodedProblem;
}

/** A sentence for every wrong option. Each option is named once, with its first mistake. */
export function optionProblems(
  scope: string,
  schema: core.$ZodType,
  issues: readonly core.$ZodIssue[],
): OptionProblem[] {
  const problems = new Map<string, OptionProblem>();

  for (const issue of issues.flatMap(withoutUnions)) {
    const place = placeOf(scope, issue.path);
    if (issue.code === 'unrecognized_keys') {
      const known = optionNames(schema, issue.path);
      for (const name of issue.keys) {
        problems.set(`${place}.${name}`, {
          sentence: unknownOption(name, place, known),
          because: { code: 'value.unknown', values: { name } },
        });
      }
    } else if (!problems.has(place)) {
      const got = shown(wrongValue(issue));
      problems.set(place, {
        sentence: `${place}: expected ${issue.message}, got ${got}.`,
        because: codedExpectation(issue, optionAt(schema, issue.path), {
          place: nameOf(scope, place),
          got,
        }),
      });
    }
  }
  return [...problems.values()];
}

/** The place without its scope, because people see the field of a form. */
const nameOf = (scope: string, place: string) => place.slice(scope.length + 1) || scope;

/** If a value has the right kind for one alternative of a union, only the issues of that alternative count. */
function withoutUnions(issue: core.$ZodIssue): core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];

  const meant = issue.errors.find((failure) =>
    failure.every(({ code, path }) => code === 'unrecognized_keys' || path.length > 0),
  );
  if (!meant) return [issue];
  return meant.flatMap((inner) =>
    withoutUnions({ ...inner, path: [...issue.path, ...inner.path] }),
  );
}

function placeOf(scope: string, path: readonly PropertyKey[]): string {
  const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return scope + steps.join('');
}

function unknownOption(name: string, place: string, known: readonly string[]): string {
  const likely = didYouMean(name, known);
  const hint = likely ? `Did you mean "${likely}"?` : `Known options: ${known.join(', ')}.`;
  return `Unknown option "${name}" in ${place}. ${hint}`;
}

/** A rule between options is reported at one option, but its input is the object with all of them. */
function wrongValue({ code, input, path }: core.$ZodIssue): unknown {
  const name = path.at(-1);
  const isRule = code === 'custom' && typeof input === 'object' && input !== null;
  return isRule && name !== undefined && Object.hasOwn(input, name)
    ? Reflect.get(input, name)
    : input;
}

function shown(value: unknown): string {
  const text = inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  return cut(text.replace(PASSWORD_IN_URL, '$1***@'), MAX_SHOWN_CHARS);
}
