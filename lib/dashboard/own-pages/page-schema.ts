import { z } from 'zod';
import { PERMISSIONS } from '../access/permissions.js';
import type { DashboardPage } from './dashboard-page.js';

const MAX_PAGES = 50;
const MAX_TITLE_CHARS = 60;
const PATH = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const ELEMENT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/** Names with a dash that HTML used before there were custom elements. */
const TAKEN_ELEMENTS = [
  'annotation-xml',
  'color-profile',
  'font-face',
  'font-face-format',
  'font-face-name',
  'font-face-src',
  'font-face-uri',
  'missing-glyph',
];

/** The first part of every address that the dashboard has, or will have, itself. */
export const TAKEN_PATHS = [
  'api',
  'assets',
  'audit',
  'batches',
  'bulk-operations',
  'failures',
  'flow',
  'jobs',
  'new-job',
  'new-recurring-job',
  'open',
  'pages',
  'performance',
  'problems',
  'queues',
  'recurring',
  'retries',
  'servers',
  'settings',
] as const;

const isTaken = (path: string) => (TAKEN_PATHS as readonly string[]).includes(path);

const script = z.union(
  [
    z.strictObject({
      file: z.union([z.string().min(1), z.instanceof(URL)], 'the path or the URL of a file'),
    }),
    z.strictObject({ text: z.string().min(1) }),
  ],
  '{ file } or { text }',
);

const page = z.strictObject({
  title: z.string().trim().min(1).max(MAX_TITLE_CHARS),
  path: z
    .string()
    .refine(
      (path) => PATH.test(path),
      'lower-case letters, digits and dashes, such as "reports", at most 64 characters',
    )
    .refine((path) => !isTaken(path), 'a path that the dashboard does not have itself'),
  element: z
    .string()
    .max(100)
    .refine(
      (name) => ELEMENT.test(name) && !TAKEN_ELEMENTS.includes(name),
      'the name of a custom element: lower-case letters and digits with a dash between, such as "acme-reports"',
    ),
  script: script.optional(),
  permission: z
    .union(
      [
        z.enum(PERMISSIONS),
        z.custom<(...parameters: never[]) => boolean>((value) => typeof value === 'function'),
      ],
      'a permission or a function',
    )
    .optional(),
});

/** A conflict between two pages is reported at the later page. */
export const pagesSchema = z
  .array(page as z.ZodType<DashboardPage>)
  .max(MAX_PAGES)
  .superRefine((pages, context) => {
    const report = (index: number, name: 'path' | 'script' | 'title', message: string) =>
      context.addIssue({
        code: 'custom',
        path: [index, name],
        message,
        input: pages[index]?.[name],
      });

    for (const [index, { path, title, element, script: own }] of pages.entries()) {
      const before = pages.slice(0, index);
      if (before.some((other) => other.path === path)) {
        report(index, 'path', 'a path that no other page has');
      }
      if (before.some((other) => other.title === title)) {
        report(index, 'title', 'a title that no other page has');
      }
      if (own && before.some((other) => other.element === element && other.script)) {
        report(index, 'script', `no second script for the element "${element}"`);
      }
      if (!own && !pages.some((other) => other.element === element && other.script)) {
        report(index, 'script', `a script that defines "${element}"`);
      }
    }
  });
