/** A method by its stored names. */
interface Call {
  readonly type: string;
  readonly method: string;
}

/** Jobs of one method mostly come in a row: asks once for all jobs of such a row, and remembers no other answer. */
export function forCallsInARow<C extends Call, Answer>(
  ask: (call: C) => Answer,
): (call: C) => Answer {
  let latest: (Call & { readonly answer: Answer }) | undefined;
  return (call) => {
    const { type, method } = call;
    if (latest?.type !== type || latest.method !== method) {
      latest = { type, method, answer: ask(call) };
    }
    return latest.answer;
  };
}
