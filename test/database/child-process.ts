import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Another process of the program, as far as a spec needs one: it tells lines, and can be killed. */
export class OtherProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #over = false;
  #wake = () => {};

  /** Runs a script. It ends with the test at the latest. */
  constructor(script: URL, ...args: string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(script), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdout } = this.#child;
    if (stdout) {
      createInterface(stdout).on('line', (line) => {
        this.lines.push(line);
        this.#wake();
      });
    }
    this.#ended = once(this.#child, 'close').then(() => {
      this.#over = true;
      this.#wake();
    });
    onTestFinished(() => this.kill());
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits for the first line that begins with one of these. */
  async told(...beginnings: string[]): Promise<string> {
    for (;;) {
      const line = this.lines.find((each) => beginnings.some((beginning) => each.startsWith(beginning)));
      if (line !== undefined) {
        return line;
      }
      if (this.#over) {
        throw new Error(`The process ended, having told only: ${this.lines.join(' | ')}`);
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** `kill -9`: it can do nothing about it. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Stops and continues it, like Ctrl-Z and `fg`. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(name);
  }

  /** Lets it end by itself. */
  async end(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
  }
}
