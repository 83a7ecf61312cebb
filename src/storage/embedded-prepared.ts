import { messages, type PGlite, protocol } from '@electric-sql/pglite';

type Row = Record<string, unknown>;
type Parse = (text: string) => unknown;

/** A statement that PGlite has parsed and keeps under its name. */
interface Prepared {
  readonly text: string;
  readonly serializers: readonly ((value: unknown) => string)[];
  readonly columns: readonly { name: string; parse: Parse }[];
}

/** The server keeps the plan of each; the one used longest ago makes room. */
const MOST_PREPARED = 500;

const { serialize } = protocol;
const asText: Parse = (text) => text;

/**
 * Named prepared statements on PGlite, whose own `query` parses and plans each time, in six messages.
 *
 * Asked again, a statement travels in one batch (bind, execute, sync). Whoever calls must hold both of PGlite's locks.
 */
export class PreparedStatements {
  readonly #prepared = new Map<string, Prepared>();

  constructor(private readonly pglite: PGlite) {}

  async run(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const prepared = this.#prepared.get(name);
    if (prepared === undefined) {
      const made = await this.#prepare(name, text);
      if (name !== '') {
        await this.#keep(name, made);
      }
      return this.#execute(name, made, values);
    }
    if (prepared.text !== text) {
      throw new Error(`The statement name ${name} stands for two texts.`);
    }
    // Last used goes last.
    this.#prepared.delete(name);
    this.#prepared.set(name, prepared);
    return this.#execute(name, prepared, values);
  }

  /** The next run prepares it anew. */
  async forget(name: string): Promise<void> {
    this.#prepared.delete(name);
    await this.#send(serialize.close({ type: 'S', name }), serialize.sync());
  }

  async #prepare(name: string, text: string): Promise<Prepared> {
    const { parsers, serializers } = this.pglite;
    let prepared: Prepared = { text, serializers: [], columns: [] };
    const answer = await this.#send(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    for (const message of answer) {
      if (message instanceof messages.ParameterDescriptionMessage) {
        prepared = { ...prepared, serializers: message.dataTypeIDs.map((oid) => serializers[oid] ?? String) };
      } else if (message instanceof messages.RowDescriptionMessage) {
        const columns = message.fields.map(({ name, dataTypeID }) => {
          const parse = parsers[dataTypeID];
          return { name, parse: parse ? (value: string) => parse(value, dataTypeID) : asText };
        });
        prepared = { ...prepared, columns };
      }
    }
    return prepared;
  }

  async #keep(name: string, prepared: Prepared): Promise<void> {
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size >= MOST_PREPARED && oldest !== undefined) {
      await this.forget(oldest);
    }
    this.#prepared.set(name, prepared);
  }

  async #execute(
    name: string,
    { serializers, columns }: Prepared,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const texts = values.map((value, index) => {
      return value === null || value === undefined ? null : (serializers[index] ?? String)(value);
    });
    const answer = await this.#send(
      serialize.bind({ statement: name, values: texts }),
      serialize.execute({}),
      serialize.sync(),
    );
    const rows: Row[] = [];
    for (const message of answer) {
      if (message instanceof messages.DataRowMessage) {
        const row: Row = {};
        for (let index = 0; index < columns.length; index++) {
          const column = columns[index] as Prepared['columns'][number];
          const value = message.fields[index] as string | null;
          row[column.name] = value === null ? null : column.parse(value);
        }
        rows.push(row);
      }
    }
    return rows;
  }

  #send(...parts: Uint8Array[]) {
    return this.pglite.execProtocolStream(Buffer.concat(parts), { syncToFs: false });
  }
}
