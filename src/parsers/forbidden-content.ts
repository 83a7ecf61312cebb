/** Control characters that no written text contains. Tab, line feed, form feed and carriage return are allowed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about control characters
export const CONTROL_CHARACTERS = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** Names of package entries in which Office files store macros, independent of the type that the file declares. */
export const MACRO_ENTRIES: readonly string[] = ['vbaProject.bin', 'xl/macrosheets/', 'Basic/script-lc.xml'];
