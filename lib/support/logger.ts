/** Values that vary from one event to the next. The text of an event never varies. */
export type LogFacts = Readonly<Record<string, unknown>>;

/** The port through which the engine logs. In the Nest module, it writes to Nest's logger. */
export interface Logger {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}

const silent = () => {};

export const silentLogger: Logger = { debug: silent, info: silent, warn: silent, error: silent };
