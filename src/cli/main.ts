// This import must come before every file with decorators, and any command may load the first of them.
import 'reflect-metadata';
import { runCli } from './program.ts';

await runCli(process.argv);
