export interface OptionSpec {
  /** One letter that stands for the option. */
  readonly short?: string;
  /** The name of the value in the help, such as `URL`. Left out if the option takes no value. */
  readonly value?: string;
  readonly help: string;
}

/** The options of a command by their names, without dashes. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Options of every command. */
export const COMMON_OPTIONS = {
  help: { short: 'h', help: 'Show this help.' },
  version: { short: 'v', help: 'Show the version.' },
} satisfies OptionSpecs;
