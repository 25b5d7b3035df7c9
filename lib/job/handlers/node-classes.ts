import { builtinModules } from 'node:module';
import { runInThisContext } from 'node:vm';

/** How Node marks the modules in its list of all that it has loaded. */
const LOADED = 'NativeModule ';
/** The one name under which modules keep further classes behind an accessor. */
const NAMESPACE = 'promises';

/** Test runners such as Jest give their tests a copy of `process`, whose list grows no longer. */
const node: NodeJS.Process & { readonly moduleLoadList?: readonly string[] } =
  runInThisContext('process');
/** What has accessors, by their names. */
const lazy = new Map<string, object[]>();
const members = new Set<object>();
let seen = 0;

/**
 * Whether Node has written it in JavaScript, as everybody writes classes: the prototype of a class that
 * one of its modules exports, or of a class that such a class extends, or a method of one of them.
 *
 * Looks only at modules that have been loaded already. Nobody can have extended a class of another one,
 * and loading it to find that out may take long, or warn.
 */
export function isOfNode(candidate: object): boolean {
  lookAtNewModules();
  return members.has(candidate);
}

/**
 * Whether Node has exported the class under this name, as a global one or behind an accessor. Nothing else
 * is asked for: Node loads such classes when somebody looks at them.
 */
export function isExportedByNode(name: string, prototype: object): boolean {
  lookAtNewModules();
  const exported = (lazy.get(name) ?? []).map((holder): unknown => Reflect.get(holder, name));
  // A loop over all globals would come across this one if an application had put it there.
  const ofGlobal = Object.getOwnPropertyDescriptor(globalThis, name);
  if (!ofGlobal?.enumerable) exported.push(ofGlobal?.value);
  return exported.some((value) => prototypeOf(value) === prototype);
}

function lookAtNewModules(): void {
  const loaded = loadedModules();
  if (loaded.length === seen) return;

  for (const entry of loaded.slice(seen)) {
    if (!entry.startsWith(LOADED)) continue;
    // Nothing comes back for the modules that Node keeps to itself.
    const exported: unknown = node.getBuiltinModule(`node:${entry.slice(LOADED.length)}`);
    if (isHolder(exported)) addExports(exported);
  }
  seen = loaded.length;
}

function loadedModules(): readonly string[] {
  // The list is not documented. Without it, all modules count as loaded.
  return node.moduleLoadList ?? builtinModules.map((name) => LOADED + name);
}

function addExports(exported: object): void {
  addHolder(exported);
  for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(exported))) {
    const inside: unknown = get && name === NAMESPACE ? Reflect.get(exported, name) : value;
    // Behind an underscore, Node keeps what applications have given to it.
    if (isNamespace(inside) && !name.startsWith('_')) addHolder(inside);
  }
}

function addHolder(holder: object): void {
  addClass(holder);
  for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
    if (get) lazy.set(name, [...(lazy.get(name) ?? []), holder]);
    else addClass(value);
  }
}

function addClass(value: unknown): void {
  let prototype = prototypeOf(value);
  while (prototype && !members.has(prototype)) {
    members.add(prototype);
    for (const { value: member } of descriptorsOf(prototype)) {
      if (typeof member === 'function') members.add(member);
    }
    prototype = Object.getPrototypeOf(prototype);
  }
}

const descriptorsOf = (holder: object) => Object.values(Object.getOwnPropertyDescriptors(holder));

function prototypeOf(value: unknown): object | null {
  if (typeof value !== 'function') return null;
  const prototype: unknown = Object.getOwnPropertyDescriptor(value, 'prototype')?.value;
  return typeof prototype === 'object' ? prototype : null;
}

const isHolder = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** An object that only gathers others, or a class with others as its static members. */
function isNamespace(value: unknown): value is object {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
