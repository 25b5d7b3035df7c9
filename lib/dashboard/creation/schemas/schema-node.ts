/** What a value has to be like, as far as people are told. */
export interface SchemaNode {
  /** Such as `string`, `integer`, `array`, `"a" | "b"`. */
  readonly type: string;
  /** Such as `email`, `min 1`. */
  readonly rules: readonly string[];
  readonly isRequired: boolean;
  /** Of an object whose properties are known, by their names. */
  readonly properties?: ReadonlyMap<string, SchemaNode> | undefined;
  /** A value of the type, to begin with. */
  readonly example: unknown;
}

/** Deeper properties are not told. */
export const MAX_SCHEMA_DEPTH = 4;
