/** A mistake that a schema finds in a value. */
export interface SchemaIssue {
  readonly message: string;
  /** The path to the mistake, from the outside to the inside. Left out where the value itself is wrong. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The answer of a schema. Without issues the value is valid. */
export interface SchemaVerdict {
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/**
 * A schema of any library that implements [Standard Schema](https://standardschema.dev), such as Zod from 3.24, Valibot
 * from 1 and ArkType from 2. If the schema can write itself as JSON Schema, as Zod can from 4.2, people see its
 * properties.
 */
export interface StandardSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaVerdict | Promise<SchemaVerdict>;
  };
}
