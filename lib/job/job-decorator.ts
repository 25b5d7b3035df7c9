type AnyMethod = (...args: never[]) => unknown;
type Accessor<T> = TypedPropertyDescriptor<T> & (T extends AnyMethod ? never : unknown);

/**
 * For methods that jobs can call: no static methods, no accessors, and no methods under symbols. The compiler refuses
 * other members, because no decorator may return a text. The start of the application refuses them too.
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

/** For a method, or for a class and all of its methods. */
export type JobDecorator = ClassDecorator & JobMethodDecorator;

/** @param decorate returns nothing, even for members that the types refuse */
export const jobDecorator = (
  decorate: (target: object, method?: string | symbol) => void,
): JobDecorator => decorate as JobDecorator;
