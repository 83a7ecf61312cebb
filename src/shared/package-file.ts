/** Whether this is the compiled program (`bin/compile.js`) and not the sources as they are, which specs run. */
export const isCompiled = !import.meta.url.endsWith('.ts');

// The compiled program lies in one folder, together with every file that is no code, under the path it has in the package.
const PACKAGE_ROOT = new URL(isCompiled ? './' : '../../', import.meta.url);

/** A file that is no code, by its path in the package: `schema/operations/TraceNode.graphql`. */
export const resolvePackageFile = (path: string): URL => new URL(path, PACKAGE_ROOT);
