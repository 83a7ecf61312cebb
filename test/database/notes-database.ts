import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import type { OrmOptions } from '../../src/database/connected-database.ts';

/** The smallest schema: one table of notes, for specs about the database. */
@Entity({ tableName: 'note' })
export class Note {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'text' })
  body!: string;
}

class MakeNotes extends Migration {
  override up(): void {
    this.addSql('create table note (id int primary key, body text not null)');
  }
}

class AddDay extends Migration {
  override up(): void {
    this.addSql('alter table note add column kept_on date');
  }
}

/** A migration that takes long. */
class Dawdle extends Migration {
  override up(): void {
    this.addSql('create table slow (id int primary key)');
    this.addSql('select pg_sleep(0.5)');
  }
}

/** A migration that waits for the advisory lock 7, so that a spec decides how long it takes. */
class PassGate extends Migration {
  override up(): void {
    this.addSql('select pg_advisory_xact_lock_shared(7)');
  }
}

class Fail extends Migration {
  override up(): void {
    this.addSql('create table half (id int primary key)');
    this.addSql('insert into half values (1), (1)');
  }
}

const MIGRATIONS = { MakeNotes, AddDay, Dawdle, PassGate, Fail };

/** Returns the options of a program version with these migrations, in this order. */
export function buildOrmOptions(...names: (keyof typeof MIGRATIONS)[]): OrmOptions {
  const migrationsList = names.map((name) => ({ name, class: MIGRATIONS[name] }));
  return { entities: [Note], migrations: { migrationsList, tableName: 'migration' } };
}
