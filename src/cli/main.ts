// Before any file with decorators, whichever command loads it first.
import 'reflect-metadata';
import { run } from './program.ts';

await run(process.argv);
