import { useState } from 'preact/hooks';
import { ApiError } from '../../api/api-error';
import { argumentProblemWords } from '../../api/input-problems';
import { type TypedArgument, valuesOf } from './typed-call';

/** The server's messages about refused arguments, by the positions of the arguments. */
type Refusals = ReadonlyMap<number, string>;
const NONE: Refusals = new Map();

/** The arguments of a form, and the errors that the server has found in them. */
export function useArguments(initial: readonly TypedArgument[]) {
  const [fields, setFields] = useState(initial);
  const [refusals, setRefusals] = useState(NONE);

  return {
    fields,
    refusals,
    values: valuesOf(fields),
    change(changed: readonly TypedArgument[]) {
      // The reader has changed the refused text, so its message goes.
      const left = [...refusals].filter(([index]) => changed[index]?.text === fields[index]?.text);
      setRefusals(new Map(left));
      setFields(changed);
    },
    replace(others: readonly TypedArgument[]) {
      setRefusals(NONE);
      setFields(others);
    },
    refuse(error: unknown) {
      setRefusals(error instanceof ApiError ? refusalsIn(error) : NONE);
    },
  };
}

function refusalsIn({ problems }: ApiError): Refusals {
  const refusals = new Map<number, string>();
  for (const problem of problems) {
    const { index } = problem;
    const before = refusals.get(index);
    const sentence = argumentProblemWords(problem);
    refusals.set(index, before === undefined ? sentence : `${before}\n${sentence}`);
  }
  return refusals;
}
