// Before any file with decorators, whichever command loads it first.
import 'reflect-metadata';
import { runCli } from './program.ts';

await runCli(process.argv);
