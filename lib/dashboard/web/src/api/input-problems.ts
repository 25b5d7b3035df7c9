import type { ArgumentProblem } from '../../../answers/creation';
import type { InputProblemAnswer } from '../../../answers/input-problem';
import { messageFor } from '../i18n/translate';

/** What is wrong with the input, in the reader's language; undefined where the application has worded it. */
export function problemWords(
  problems: readonly InputProblemAnswer[] | undefined = [],
): string | undefined {
  const sentences = problems.map(({ code, values }) => messageFor(`inputProblem.${code}`, values));
  return sentences.length === 0 || sentences.includes(undefined) ? undefined : sentences.join('\n');
}

/** What is wrong with an argument. Its schema has worded that, unless the value is no object at all. */
export function argumentProblemWords({ path, message, because }: ArgumentProblem): string {
  const words = problemWords(because && [because]) ?? message;
  return path === '' ? words : `${path}: ${words}`;
}

/** What is wrong with the arguments of a call, one a line; undefined where there is nothing. */
export function argumentWords(problems: readonly ArgumentProblem[]): string | undefined {
  if (problems.length === 0) return undefined;
  return problems.map((problem) => lineOf(problem)).join('\n');
}

const lineOf = (problem: ArgumentProblem) => {
  const separator = problem.path === '' ? ': ' : '.';
  return `${problem.name}${separator}${argumentProblemWords(problem)}`;
};
