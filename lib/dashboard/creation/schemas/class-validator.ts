import { isPackageMissing } from '../../../support/is-package-missing.js';

/** The part of class-validator that the dashboard uses. */
export interface ClassValidator {
  readonly getMetadataStorage: () => {
    getTargetValidationMetadatas(
      target: unknown,
      schema: string,
      always: boolean,
      strictGroups: boolean,
    ): readonly PropertyRule[];
  };
  readonly validate: (value: object, options: object) => Promise<readonly PropertyError[]>;
}

/** A decorator of class-validator on a property. */
export interface PropertyRule {
  readonly propertyName: string;
  /** The kind of the decorator. */
  readonly type: string;
  /** The name of the validator, such as `isEmail`. */
  readonly name?: string | undefined;
  readonly constraints?: readonly unknown[] | undefined;
  /** Whether the rule applies to each element of an array. */
  readonly each?: boolean | undefined;
}

/** A property that breaks rules. */
export interface PropertyError {
  readonly property: string;
  /** The messages by validator. */
  readonly constraints?: Readonly<Record<string, string>> | undefined;
  readonly children?: readonly PropertyError[] | undefined;
}

/** The part of class-transformer that the dashboard uses. */
export interface ClassTransformer {
  readonly plainToInstance: (type: never, value: object) => object;
}

// Without the packages, no class can have such rules.
let validator: Promise<ClassValidator | undefined> | undefined;
let transformer: Promise<ClassTransformer | undefined> | undefined;

/** Undefined if the application has no class-validator. */
export function loadClassValidator(): Promise<ClassValidator | undefined> {
  validator ??= orMissing(import('class-validator'));
  return validator;
}

/** Undefined if the application has no class-transformer. */
export function loadClassTransformer(): Promise<ClassTransformer | undefined> {
  transformer ??= orMissing(import('class-transformer'));
  return transformer;
}

async function orMissing<T>(loading: Promise<T>): Promise<T | undefined> {
  try {
    return await loading;
  } catch (error) {
    if (isPackageMissing(error)) return undefined;
    throw error;
  }
}
