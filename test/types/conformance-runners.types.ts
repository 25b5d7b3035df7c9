import { describe, it } from 'node:test';
import * as jest from '@jest/globals';
import type { ConformanceRunner } from 'nestjs-hangfire/conformance';

/** The functions of test runners can be handed in as they are. */
export const runners: readonly ConformanceRunner[] = [{ describe, it }, jest];
