import { isNativeFunction } from './native-code.js';
import { isExportedByNode, isOfNode } from './node-classes.js';

/**
 * Whether this is the prototype of a class of the language or of Node. Such classes are written in C++ or in
 * JavaScript.
 */
export function isBuiltInPrototype(prototype: object): boolean {
  if (isOfNode(prototype)) return true;

  const type = ownValue(prototype, 'constructor');
  // Mixins copy `constructor` as well, so a class counts only if this very prototype is its own.
  if (typeof type !== 'function' || ownValue(type, 'prototype') !== prototype) return false;
  if (isNativeFunction(type)) return true;

  const name = ownValue(type, 'name');
  return typeof name === 'string' && isExportedByNode(name, prototype);
}

/** Whether a function comes from such a class, even where a mixin has copied it to another class. */
export function isBuiltInFunction(value: object): boolean {
  return isNativeFunction(value) || isOfNode(value);
}

/** Reads a property without calling an accessor, which may run any code. */
function ownValue(holder: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}
