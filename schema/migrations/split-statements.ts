/** Splits a script into statements. A statement ends with a semicolon and an empty line. */
export const splitStatements = (script: string) => script.trim().replace(/;$/, '').split(/;\n\n/);
