/** One statement at a time. Statements end with a semicolon and an empty line. */
export const splitStatements = (script: string) => script.trim().replace(/;$/, '').split(/;\n\n/);
