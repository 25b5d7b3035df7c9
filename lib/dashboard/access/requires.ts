import { SetMetadata } from '@nestjs/common';
import type { Permission } from '../api/answers.js';

/** Where `Requires` keeps the permission. */
export const REQUIRED_PERMISSION = 'nestjs-hangfire:required-permission';

/** The permission that a handler needs beside `view`. */
export const Requires = (permission: Permission) => SetMetadata(REQUIRED_PERMISSION, permission);
