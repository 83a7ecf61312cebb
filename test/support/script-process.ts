import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Another process of the program, as far as a spec needs one: it tells lines, and can be killed. */
export class ScriptProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #hasEnded = false;
  #notify = () => {};

  /** Runs a script. It ends with the test at the latest. */
  constructor(script: URL, ...args: string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(script), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdout } = this.#child;
    if (stdout) {
      createInterface(stdout).on('line', (line) => {
        this.lines.push(line);
        this.#notify();
      });
    }
    this.#closed = once(this.#child, 'close').then(() => {
      this.#hasEnded = true;
      this.#notify();
    });
    onTestFinished(() => this.kill());
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits for the first line that begins with one of these. */
  async waitForLine(...prefixes: string[]): Promise<string> {
    for (;;) {
      const line = this.lines.find((each) => prefixes.some((beginning) => each.startsWith(beginning)));
      if (line !== undefined) {
        return line;
      }
      if (this.#hasEnded) {
        throw new Error(`The process ended, having told only: ${this.lines.join(' | ')}`);
      }
      await new Promise<void>((resolve) => {
        this.#notify = resolve;
      });
    }
  }

  /** `kill -9`: it can do nothing about it. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  /** Stops and continues it, like Ctrl-Z and `fg`. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(name);
  }

  /** Lets it end by itself. */
  async closeInput(): Promise<void> {
    this.#child.stdin?.end();
    await this.#closed;
  }
}
