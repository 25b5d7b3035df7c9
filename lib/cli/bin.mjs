#!/usr/bin/env node
import { runInProcess } from './run-in-process.js';

await runInProcess((url) => import(url));
