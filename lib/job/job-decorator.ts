type AnyMethod = (...args: never[]) => unknown;
type Accessor<T> = TypedPropertyDescriptor<T> & (T extends AnyMethod ? never : unknown);

/**
 * Usable on a method that jobs can call: a method with a name that is not static and no accessor. The compiler
 * refuses other members, because no decorator may return a text. The start of the application refuses them too.
 */
export interface JobMethodDecorator {
  (
    target: { readonly prototype: object },
    name: string | symbol,
    descriptor: object,
  ): 'Jobs call no static methods';
  (target: object, name: symbol, descriptor: object): 'Jobs call no methods under symbols';
  <T>(target: object, name: string, descriptor: Accessor<T>): 'Jobs call no accessors';
  <T>(target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<T>): void;
}

/** Usable on a class, for all of its methods, and on a method. */
export type JobDecorator = ClassDecorator & JobMethodDecorator;

/** @param decorate never returns anything, also for what the types of the result refuse */
export const jobDecorator = (
  decorate: (target: object, method?: string | symbol) => void,
): JobDecorator => decorate as JobDecorator;
