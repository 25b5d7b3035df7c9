import 'reflect-metadata';
import { processWide } from '../support/versions/process-wide.js';
import type { Configured } from './configuration/configured.js';
import { StandardDecoratorError } from './errors/standard-decorator-error.js';

// The only file that reads or writes decorator metadata.

type AnyClass = abstract new (...args: never[]) => unknown;

const key = (name: string) => `nestjs-hangfire:${name}`;

/**
 * Adds a value to the list of a class or of one of its methods.
 *
 * @param method the name of the method; an object if the code was compiled with standard decorators
 * @param decorator the decorator as its author wrote it, for people
 * @throws StandardDecoratorError
 */
export function addMetadata(
  name: string,
  value: unknown,
  target: object,
  method?: string | symbol | DecoratorContext,
  decorator = 'A decorator of nestjs-hangfire',
) {
  if (typeof method === 'object') {
    throw new StandardDecoratorError(`${method.kind} ${String(method.name)}`);
  }
  const own = ownMetadata(name, target, method);
  const places = ownMetadata(PLACES, target);
  Reflect.defineMetadata(key(PLACES), [...places, { target, member: method, decorator }], target);
  if (method !== undefined) keepOriginal(target, method);

  if (method === undefined) Reflect.defineMetadata(key(name), [...own, value], target);
  else Reflect.defineMetadata(key(name), [...own, value], target, method);
}

/** All values on a class and its ancestors. The values of the class itself come last. */
export function classMetadata<T>(name: string, type: AnyClass): T[] {
  return chainOf(type).flatMap((link) => ownMetadata(name, link)) as T[];
}

/** All values on a method and on the methods that it overrides. The values of the class itself come last. */
export function methodMetadata<T>(name: string, type: AnyClass, method: string): T[] {
  return chainOf(type.prototype).flatMap((link) => ownMetadata(name, link, method)) as T[];
}

/** The values on the class itself, not on its ancestors. */
export function ownClassMetadata<T>(name: string, type: AnyClass): T[] {
  return ownMetadata(name, type) as T[];
}

function ownMetadata(name: string, target: object, method?: string | symbol): unknown[] {
  // The decorators of a member run from the last to the first, so the value of the topmost comes last and wins.
  return method === undefined
    ? (Reflect.getOwnMetadata(key(name), target) ?? [])
    : (Reflect.getOwnMetadata(key(name), target, method) ?? []);
}

/** The chain from the most distant ancestor to `start` itself. */
function chainOf(start: unknown): object[] {
  const chain: object[] = [];
  for (
    let link = start;
    link !== null && link !== Object.prototype && link !== Function.prototype;
    link = Object.getPrototypeOf(link)
  ) {
    chain.unshift(link as object);
  }
  return chain;
}

/** Reads the metadata of a class and its ancestors, and of their prototypes, where the metadata of members is kept. */
function throughClass<Value>(type: AnyClass, read: (link: object) => Value[]): Value[] {
  return [...chainOf(type), ...chainOf(type.prototype)].flatMap(read);
}

/** The types of a method's parameters, if the compiler has written them down; otherwise an empty list. */
export function parameterTypes(type: AnyClass, method: string): readonly unknown[] {
  return Reflect.getMetadata('design:paramtypes', type.prototype, method) ?? [];
}

/** The type of a property, if the compiler has written it down. */
export function propertyType(type: AnyClass, property: string): unknown {
  return Reflect.getMetadata('design:type', type.prototype, property);
}

const CONFIGURED = 'configured';

/**
 * Remembers a decorator that takes values from providers, for `configuredOn`. The target is a class or its prototype.
 */
export function addConfigured(configured: Configured<unknown>, target: object): void {
  Reflect.defineMetadata(key(CONFIGURED), [...ownConfigured(target), configured], target);
}

/** The decorators on a class, its ancestors and their members that take values from providers. */
export const configuredOn = (type: AnyClass): Configured<unknown>[] =>
  throughClass(type, ownConfigured);

const ownConfigured = (target: object) => ownMetadata(CONFIGURED, target) as Configured<unknown>[];

const PLACES = 'places';

/** A place where a decorator of this library stands. */
export interface DecoratedPlace {
  /** A class, or its prototype. */
  readonly target: object;
  /** The decorated member; undefined where the class itself is decorated. */
  readonly member: string | symbol | undefined;
  /** The decorator as its author wrote it, for people. */
  readonly decorator: string;
}

/** All decorators of this library on the class, its ancestors, and their members, each with its place. */
export function decoratedPlaces(type: AnyClass): DecoratedPlace[] {
  return throughClass(type, ownPlaces);
}

/** All decorators of this library on the class itself and its members, each with its place. */
export const ownDecoratedPlaces = (type: AnyClass): DecoratedPlace[] =>
  [type, type.prototype as object].flatMap(ownPlaces);

const ownPlaces = (target: object) => ownMetadata(PLACES, target) as DecoratedPlace[];

/** Whether a decorator of this library stands on the class, an ancestor, or one of their methods. */
export const hasJobMetadata = (type: AnyClass): boolean => decoratedPlaces(type).length > 0;

const LISTENERS = 'listeners';

/** A member that the library calls for something other than a job. */
export interface ListeningPlace<Value> extends DecoratedPlace {
  readonly value: Value;
}

/**
 * Notes that the member listens. Unlike `addMetadata`, this does not mean that the class runs jobs.
 *
 * @throws StandardDecoratorError
 */
export function addListener<Value>(
  value: Value,
  target: object,
  member: string | symbol | DecoratorContext,
  decorator: string,
) {
  if (typeof member === 'object') {
    throw new StandardDecoratorError(`${member.kind} ${String(member.name)}`);
  }
  const places = ownMetadata(LISTENERS, target);
  const place: ListeningPlace<Value> = { target, member, decorator, value };
  Reflect.defineMetadata(key(LISTENERS), [...places, place], target);
}

/** All listening members of the class and its ancestors. */
export const listeningPlaces = <Value>(type: AnyClass): ListeningPlace<Value>[] =>
  throughClass(type, (link) => ownMetadata(LISTENERS, link) as ListeningPlace<Value>[]);

const originals = processWide(
  'original-methods',
  () => new WeakMap<object, Map<string | symbol, object>>(),
);

/**
 * Keeps the method as it is before decorators replace it. Decorators of parameters run first, and then the decorators
 * of the method from the last to the first.
 */
function keepOriginal(target: object, method: string | symbol): void {
  const ofTarget = originals.get(target) ?? new Map<string | symbol, object>();
  const found = ownFunction(target, method);
  if (found && !ofTarget.has(method)) originals.set(target, ofTarget.set(method, found));
}

/**
 * A method and the methods that it overrides, the overriding method last. Each is the function that the first decorator
 * of this library found, because other decorators may have replaced it since.
 */
export function originalMethods(type: AnyClass, method: string): object[] {
  return chainOf(type.prototype).flatMap(
    (link) => originals.get(link)?.get(method) ?? ownFunction(link, method) ?? [],
  );
}

/** Reads an own function without calling an accessor. */
function ownFunction(holder: object, name: string | symbol): object | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(holder, name)?.value;
  return typeof value === 'function' ? value : undefined;
}
