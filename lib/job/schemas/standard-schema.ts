/** What a schema finds wrong with a value. */
export interface SchemaIssue {
  readonly message: string;
  /** Where it is, from the outside to the inside. Left out: the value itself. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema says of a value; without issues the value is good. */
export interface SchemaVerdict {
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/**
 * A schema of any library that implements [Standard Schema](https://standardschema.dev), such as Zod from 3.24, Valibot from 1
 * and ArkType from 2. One that can also write itself as JSON Schema, as Zod from 4.2 can, shows its properties to people.
 */
export interface StandardSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaVerdict | Promise<SchemaVerdict>;
  };
}
