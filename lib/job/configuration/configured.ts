import type { ValueReader } from './value-reader.js';

/** What a decorator means, once the providers of an application have given its values. */
export class Configured<out Meaning> {
  constructor(
    /** The decorator as its author has written it, for people. */
    readonly decorator: string,
    /** The class or `Class.method` on which it stands. */
    readonly declaredOn: string,
    /** @throws when a value makes no sense */
    readonly make: (read: ValueReader) => Meaning,
  ) {}

  /** The place of the decorator, for people. */
  toString(): string {
    return `${this.decorator} on ${this.declaredOn}`;
  }
}

/**
 * @param target a class, or its prototype
 * @param member the decorated member; undefined where the class itself is decorated
 */
export function placeOf(target: object, member: string | symbol | undefined): string {
  const { name } = typeof target === 'function' ? target : target.constructor;
  return member === undefined ? name : `${name}.${String(member)}`;
}
