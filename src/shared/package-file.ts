/** Whether this is the compiled program (`bin/compile.js`) and not the TypeScript sources, which the tests run. */
export const isCompiled = !import.meta.url.endsWith('.ts');

// The compiled program is in one folder. All files that are not code lie there too, each under its path in the package.
const PACKAGE_ROOT = new URL(isCompiled ? './' : '../../', import.meta.url);

/** Returns the URL of a file that is not code, by its path in the package: `schema/operations/TraceNode.graphql`. */
export const resolvePackageFile = (path: string): URL => new URL(path, PACKAGE_ROOT);
