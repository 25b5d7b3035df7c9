/** The description of a value for people. */
export interface SchemaNode {
  /** Such as `string`, `integer`, `array`, `"a" | "b"`. */
  readonly type: string;
  /** Such as `email`, `min 1`. */
  readonly rules: readonly string[];
  readonly isRequired: boolean;
  /** The properties of an object by their names, if they are known. */
  readonly properties?: ReadonlyMap<string, SchemaNode> | undefined;
  /** A value of the type, as a starting point. */
  readonly example: unknown;
}

/** Deeper properties are not shown. */
export const MAX_SCHEMA_DEPTH = 4;
