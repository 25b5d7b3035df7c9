import { exitCodeOf } from './exit-codes.js';
import { run } from './run.js';

/** On Ctrl+C the terminal sends a signal to npm and to this process, and npm passes its signal on to this process. */
const SAME_SIGNAL_MS = 1_000;
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the command that the arguments of this process name, and ends the process with the command's exit code.
 *
 * @param importModule loads a CommonJS module or an ES module; this file is compiled to CommonJS, which cannot
 */
export async function runInProcess(importModule: (url: string) => Promise<unknown>): Promise<void> {
  const { stdout, stderr } = process;
  const code = await run(process.argv.slice(2), {
    print: (text) => stdout.write(text),
    say: (text) => stderr.write(text),
    columns: stderr.isTTY ? stderr.columns : undefined,
    folder: process.cwd(),
    importModule,
    stop: stopSignal(),
  });

  // A user's store may have left a connection or a timer open, which would keep the process alive.
  stdout.write('', () => process.exit(code));
}

function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  let firstAtMs = 0;

  for (const signal of ENDING_SIGNALS) {
    process.on(signal, () => {
      const nowMs = performance.now();
      if (!stopping.signal.aborted) firstAtMs = nowMs;
      else if (nowMs - firstAtMs > SAME_SIGNAL_MS) process.exit(exitCodeOf(signal));
      stopping.abort(signal);
    });
  }
  // If the reader of a pipe has gone, we must still drop the tables in the database.
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', () => stopping.abort('SIGPIPE'));
  }
  return stopping.signal;
}
