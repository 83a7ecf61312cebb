import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { normalizeLockFile, readLockFile } from './lock-file.ts';

const launcher = readFileSync(new URL('../../bin/giaoban.js', import.meta.url), 'utf8');

/** The packages that contain Node, with their versions. */
const nodePackages = Object.entries(packageJson.optionalDependencies).filter(([name]) =>
  name.startsWith('node-'),
);

/** Returns the `engines` of an installed package; undefined if it is for another platform. */
function readEngines(path: string): string | undefined {
  try {
    const installed = readFileSync(new URL(`../../${path}/package.json`, import.meta.url), 'utf8');
    return (JSON.parse(installed) as { engines?: { node?: string } }).engines?.node ?? '*';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

describe('the packages', () => {
  const paths = Object.keys(readLockFile().packages).filter((path) => path !== '');

  it('run on every Node of the package, and on the oldest one that the launcher accepts', () => {
    const [, needed] = /NEEDED = '(\d+\.\d+)'/.exec(launcher) ?? [];
    const nodes = [`${needed}.0`, ...nodePackages.map(([, version]) => version)];
    const unfit = paths.flatMap((path) => {
      const engines = readEngines(path) ?? '*';
      return nodes
        .filter((node) => !satisfies(node, engines))
        .map((node) => `${path} wants ${engines}, not ${node}`);
    });
    expect(unfit).toEqual([]);
  });

  it('are locked without `engines`, as `npm run lock` writes the file', () => {
    expect(normalizeLockFile(readLockFile())).toEqual(readLockFile());
  });

  it('contain a Node for every platform of the launcher', () => {
    const known = Array.from(launcher.matchAll(/^ {2}'[a-z0-9-]+': '([a-z0-9-]+)',$/gm), ([, name]) => name);
    expect(known.sort()).toEqual(nodePackages.map(([name]) => name).sort());
  });
});
