/** One text, or one for each plural form that the language has; `other` is always there. */
export type Message =
  | string
  | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** What a language has to have for each English message: a key that is missing is an error of the compiler. */
export type Translation<English> = Readonly<Record<keyof English, Message>>;
