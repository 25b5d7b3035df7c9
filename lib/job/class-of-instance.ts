import { safely } from '../support/safely.js';
import type { ServiceType } from './service-type.js';

/**
 * The class that an object is an instance of; undefined for plain objects and functions. Only the prototypes count,
 * because the object may be a proxy, or a fake with a `constructor` of its own.
 */
export function classOfInstance(instance: unknown): ServiceType | undefined {
  if (typeof instance !== 'object' || instance === null) return undefined;

  for (let link = prototypeOf(instance); link !== null; link = prototypeOf(link)) {
    const type = ownValue(link, 'constructor');
    if (isClass(type)) return type === Object ? undefined : type;
  }
  return undefined;
}

/** Whether the value is a class. Arrow functions, bound functions and methods have no prototype. */
export const isClass = (value: unknown): value is ServiceType =>
  typeof value === 'function' && safely(() => isObject(value.prototype), false);

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const prototypeOf = (value: object): object | null =>
  safely(() => Object.getPrototypeOf(value), null);

export const ownValue = (holder: object, name: string): unknown =>
  safely(() => Object.getOwnPropertyDescriptor(holder, name)?.value, undefined);
