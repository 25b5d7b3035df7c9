import { run } from '../../../../lib/cli/run.js';

export interface CommandRun {
  readonly exitCode: number;
  /** On the standard output. */
  readonly printed: string;
  /** On the standard error. */
  readonly said: string;
}

export interface CommandRunOptions {
  /** What the module of `--store` exports, or how importing it fails. */
  readonly importModule?: (url: string) => Promise<unknown>;
  /** Of a terminal that somebody watches. */
  readonly columns?: number;
  readonly stop?: AbortSignal;
}

/** Runs the command inside this process, as if these were its arguments. */
export async function commandRun(
  args: readonly string[],
  { importModule = unexpected, columns, stop }: CommandRunOptions = {},
): Promise<CommandRun> {
  const texts = { printed: '', said: '' };
  const exitCode = await run(args, {
    print: (text) => {
      texts.printed += text;
    },
    say: (text) => {
      texts.said += text;
    },
    columns,
    folder: '/home/ada/project',
    importModule,
    stop: stop ?? new AbortController().signal,
  });
  return { exitCode, ...texts };
}

const unexpected = () => Promise.reject(new Error('No module is expected to be imported.'));
