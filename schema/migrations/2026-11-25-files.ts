import { Migration } from '@mikro-orm/migrations';
import { files } from './2026-11-25-files.sql.ts';
import { splitStatements } from './split-statements.ts';

/** Uploaded files and who uploaded them. */
export class Files extends Migration {
  override up(): void {
    for (const statement of splitStatements(files)) this.addSql(statement);
  }
}
