import { Migration } from '@mikro-orm/migrations';
import { language } from './2026-11-24-language.sql.ts';
import { constraintsSql } from './2026-11-24-rules.sql.ts';
import { tables } from './2026-11-24-tables.sql.ts';
import { splitStatements } from './split-statements.ts';

/** The tables of the graph, as in the first release. */
export class Graph extends Migration {
  override up(): void {
    for (const statement of [language, tables, constraintsSql].flatMap(splitStatements))
      this.addSql(statement);
  }
}
