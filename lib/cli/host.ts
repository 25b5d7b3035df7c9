/** The process that a command runs in, as far as the command needs it. */
export interface Host {
  /** Writes results: to the standard output. */
  readonly print: (text: string) => void;
  /** Writes errors and progress: to the standard error. */
  readonly say: (text: string) => void;
  /** The width of the terminal that shows the progress; undefined if there is no terminal. */
  readonly columns: number | undefined;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Loads a CommonJS module or an ES module. */
  readonly importModule: (url: string) => Promise<unknown>;
  /** Aborted when a signal ends the process. The reason is the name of the signal. */
  readonly stop: AbortSignal;
}
