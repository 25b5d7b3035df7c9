import { signal } from '@preact/signals';
import type { BoundedCount } from '../../../answers/live';
import { formatCount, formatNumber } from './format';
import { direction, pluralFormOf } from './locale';
import { en } from './messages/en/en';
import type { Message, Translation } from './messages/translation';

export type MessageKey = keyof typeof en;

/** The messages of a language. */
export type Messages = Translation<typeof en>;

type PlaceholdersIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;

type PlaceholdersOf<Key extends MessageKey> = (typeof en)[Key] extends infer Text extends string
  ? PlaceholdersIn<Text>
  : (typeof en)[Key] extends { readonly other: infer Other extends string }
    ? PlaceholdersIn<Other> | 'count'
    : never;

type Value = string | number | BoundedCount;

type Values<Key extends MessageKey> = [PlaceholdersOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceholdersOf<Key>, Value>>];

/** English is used until another language is loaded. */
export const messages = signal<Messages>(en);

export function t<Key extends MessageKey>(key: Key, ...[values]: Values<Key>): string {
  const message: Message = messages.value[key];
  if (values === undefined) return typeof message === 'string' ? message : message.other;
  return fill(message, values);
}

/** For keys that contain values of the API; undefined if there is no such message. */
export function messageFor(
  key: string,
  values: Readonly<Record<string, Value>> = {},
): string | undefined {
  const message = (messages.value as Readonly<Record<string, Message>>)[key];
  return message === undefined ? undefined : fill(message, values);
}

function fill(message: Message, values: Readonly<Record<string, Value>>): string {
  return formOf(message, values.count).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    if (typeof value === 'string') return isolated(value);
    return typeof value === 'number' ? formatNumber(value) : formatCount(value);
  });
}

/** Keeps the writing direction of a name from changing the direction of the text around it. */
function isolated(value: string): string {
  return direction.value === 'rtl' ? `\u2068${value}\u2069` : value;
}

function formOf(message: Message, count: Value | undefined): string {
  if (typeof message === 'string') return message;
  if (count === undefined || typeof count === 'string') return message.other;
  return message[pluralFormOf(typeof count === 'number' ? count : count.count)] ?? message.other;
}
