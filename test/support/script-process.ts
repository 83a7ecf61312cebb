import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Another process that runs a script of a spec: the spec reads the lines that it prints, and can kill it. */
export class ScriptProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #hasEnded = false;
  #notify = () => {};

  /** Starts a script. It is killed at the end of the test. */
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

  /** Waits for the first line that begins with one of the prefixes. */
  async waitForLine(...prefixes: string[]): Promise<string> {
    for (;;) {
      const line = this.lines.find((each) => prefixes.some((beginning) => each.startsWith(beginning)));
      if (line !== undefined) {
        return line;
      }
      if (this.#hasEnded) {
        throw new Error(`The process ended, and printed only: ${this.lines.join(' | ')}`);
      }
      await new Promise<void>((resolve) => {
        this.#notify = resolve;
      });
    }
  }

  /** Sends SIGKILL and waits for the end. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  /** Pauses or continues it, like Ctrl-Z and `fg`. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(name);
  }

  /** Closes its standard input, so that it ends by itself, and waits for the end. */
  async closeInput(): Promise<void> {
    this.#child.stdin?.end();
    await this.#closed;
  }
}
