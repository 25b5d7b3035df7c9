import type { DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { functionOf } from '../support/options/option-schemas.js';
import { parseOptions } from '../support/options/options.js';
import type { AuthorizeOption } from './access/authorize-option.js';
import type { DashboardMountOptions, DashboardOptions } from './dashboard-options.js';
import type { DashboardPage } from './own-pages/dashboard-page.js';
import { pagesSchema } from './own-pages/page-schema.js';

const SCOPE = 'dashboard';
const PATH = /^[\w.~-]+(?:\/[\w.~-]+)*$/;
/** Browsers treat a backslash as a slash, and ignore line breaks and tabs. */
const LINK = /^(?:https?:\/\/|\.{0,2}\/(?![/\\])|#)\P{Cc}*$/iu;
const HEADER = /^[\x20-\x7e]+$/;
const HOST_PATTERN = /^(?:\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*)$/;

export interface ResolvedDashboardOptions {
  readonly authorize: AuthorizeOption | undefined;
  readonly allowedHosts: readonly string[] | undefined;
  readonly readOnly: boolean;
  readonly title: string;
  readonly displayArguments: boolean;
  readonly statsPollingIntervalMs: number;
  readonly backLink: string | undefined;
  readonly pages: readonly DashboardPage[];
  readonly secret: string | undefined;
  readonly challenge: string | undefined;
}

export interface ResolvedMountOptions {
  /** The path without slashes at its ends. */
  readonly path: string;
  readonly hangfire: DynamicModule | undefined;
  readonly decorators: readonly ClassDecorator[];
  readonly enhancers: 'global' | undefined;
  readonly imports: NonNullable<DashboardMountOptions['imports']>;
}

const schema = z.strictObject({
  authorize: functionOf<AuthorizeOption>('a function or a class').optional(),
  allowedHosts: z
    .array(
      z
        .string()
        .refine(
          (pattern) => HOST_PATTERN.test(pattern),
          'a name without a port, such as "jobs.example.org", "*.example.org", or "*"',
        ),
    )
    .optional(),
  readOnly: z.boolean().default(false),
  title: z.string().trim().min(1).max(100).default('Hangfire'),
  displayArguments: z.boolean().default(true),
  maskedParameters: z
    .undefined({ error: 'nothing, because it is an option of HangfireModule.forRoot()' })
    .optional(),
  statsPollingIntervalMs: z.int().min(250).max(3_600_000).default(2_000),
  backLink: z
    .string()
    .refine((link) => LINK.test(link), 'a path, or an address with http or https')
    .optional(),
  pages: pagesSchema.default([]),
  secret: z.string().min(16).optional(),
  challenge: z.string().regex(HEADER).optional(),
});

const mountSchema = z.strictObject({
  path: z
    .string()
    .transform((path) => path.replace(/^\/+|\/+$/g, ''))
    .refine((path) => PATH.test(path), 'a path of letters, digits, ".", "_", "~", "-" and "/"')
    .default('hangfire'),
  hangfire: z
    .custom<DynamicModule>(
      (value) => typeof value === 'object' && value !== null && 'module' in value,
      'what HangfireModule.forRoot() has answered',
    )
    .optional(),
  decorators: z.array(functionOf<ClassDecorator>('a decorator of classes')).default([]),
  enhancers: z.literal('global').optional(),
  imports: z.array(z.custom<never>((value) => value != null, 'a module')).default([]),
});

/**
 * The one place where the dashboard's options get their defaults, for `forRoot` and `forRootAsync`.
 *
 * @throws InvalidOptionsError
 */
export function resolveDashboardOptions(given: DashboardOptions = {}): ResolvedDashboardOptions {
  const {
    authorize,
    allowedHosts,
    backLink,
    secret,
    challenge,
    maskedParameters: _,
    ...options
  } = parseOptions(SCOPE, schema, given);
  return { ...options, authorize, allowedHosts, backLink, secret, challenge };
}

/**
 * @param scope the owner of the options, for people
 * @throws InvalidOptionsError
 */
export function resolveMountOptions(
  given: DashboardMountOptions,
  scope = SCOPE,
): ResolvedMountOptions {
  const { hangfire, enhancers, ...mount } = parseOptions(scope, mountSchema, given);
  return { ...mount, hangfire, enhancers };
}
