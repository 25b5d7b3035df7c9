import { expect } from '@jest/globals';
import { hangfireMatchers } from 'nestjs-hangfire/testing';

expect.extend(hangfireMatchers);
