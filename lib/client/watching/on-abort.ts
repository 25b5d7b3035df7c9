interface Heard {
  readonly calls: Set<() => void>;
  readonly fire: () => void;
}

const heard = new WeakMap<AbortSignal, Heard>();

/**
 * Calls when the signal is aborted. All calls for one signal share a listener: Node warns of a leak when a signal has
 * more than ten listeners, and thousands of waits may have the signal of one request.
 *
 * @returns a function that removes the call
 */
export function onAbort(signal: AbortSignal, call: () => void): () => void {
  const { calls, fire } = heard.get(signal) ?? listen(signal);
  calls.add(call);
  return () => {
    calls.delete(call);
    if (calls.size > 0 || heard.get(signal)?.calls !== calls) return;
    heard.delete(signal);
    signal.removeEventListener('abort', fire);
  };
}

function listen(signal: AbortSignal): Heard {
  const calls = new Set<() => void>();
  const fire = () => {
    for (const call of [...calls]) call();
  };
  const entry = { calls, fire };
  heard.set(signal, entry);
  signal.addEventListener('abort', fire);
  return entry;
}
