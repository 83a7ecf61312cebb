/** The sort order of rows that are numbered within a directive. */
export const ordinalOrder = {
  ORDINAL: {
    type: 'integer',
    sql: (row: string) => `${row}.ordinal`,
    description: 'By number, the first one first.',
  },
} as const;
