/** Options in which the named ones are always set: to the given value or to the default. */
export type WithDefaults<Options, Name extends keyof Options = never> = Omit<Options, Name> & {
  readonly [Key in Name]-?: NonNullable<Options[Key]>;
};
