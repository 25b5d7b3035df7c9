/** One text, or one text for each plural form of the language; `other` is required. */
export type Message =
  | string
  | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** The messages that a language must have. The compiler reports a missing key. */
export type Translation<English> = Readonly<Record<keyof English, Message>>;
