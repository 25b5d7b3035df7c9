import { Reflector } from '@nestjs/core';
import type { Permission } from '../api/answers.js';

/** The permission that a handler needs beside `view`. */
export const Requires = Reflector.createDecorator<Permission>();
