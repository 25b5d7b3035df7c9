/** Options in which the named ones have their default where they were left out. */
export type WithDefaults<Options, Name extends keyof Options = never> = Omit<Options, Name> & {
  readonly [Key in Name]-?: NonNullable<Options[Key]>;
};
