/** One statement at a time: PGlite takes no more. Statements end with a semicolon and an empty line. */
export const statements = (script: string) => script.trim().replace(/;$/, '').split(/;\n\n/);
