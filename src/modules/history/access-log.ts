import { type FieldNode, type OperationDefinitionNode, print } from 'graphql';
import type { AccessRecord } from '../../authorization/access-record.ts';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Statements } from '../../database/database.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** Longest text that is noted of one field or variable, in characters. */
const LONGEST = 200;
/** Most items noted of a list or of the members of an object. */
const MOST = 20;
/** Deepest nesting of variables that is noted. */
const DEEPEST = 6;

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function shortened(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cut(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, MOST).map((item) => shortened(item, depth + 1));
  const members = Object.entries(value).slice(0, MOST);
  return Object.fromEntries(members.map(([key, inner]) => [cut(key), shortened(inner, depth + 1)]));
}

/** What an operation reads. Of a mutation only which acts it performs: what they are given may be secret, and stands in the history. */
export function readingOf(
  { operation, name, selectionSet }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): AccessRecord {
  const isAct = operation === 'mutation';
  const fields = selectionSet.selections.map((it) => {
    if (it.kind !== 'Field') return print(it);
    const { selectionSet: _, alias: __, arguments: given, ...field } = it;
    return print({ ...field, ...(!isAct && given && { arguments: given }) } satisfies FieldNode);
  });
  return { name: name?.value ?? operation, fields, variables: isAct ? {} : variables };
}

const NOTE = `select history.note_reading($1, $2, null, body, $3) from unnest($4::text[]) body`;

/**
 * Notes what auditors read, in the chain of each body they audit, before they are answered.
 *
 * For everybody else it does nothing, not even spell out what they read. What cannot be noted is not read: it is refused with `READING_NOT_NOTED`.
 */
export class ReadingLog {
  constructor(private readonly statements: Statements) {}

  async note({ account, audits }: Viewer, read: () => AccessRecord): Promise<void> {
    if (!account || !audits.length) return;
    const { name, fields, variables } = read();
    const what = {
      operation: cut(name),
      fields: fields.slice(0, MOST).map(cut),
      variables: shortened(variables),
    };
    const token = account.tokenId && { token: account.tokenId };
    const values = [account.accountId, 'read', JSON.stringify({ ...what, ...token }), audits];
    try {
      await this.statements.run('giaoban_note_reading', NOTE, values);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError(
        'READING_NOT_NOTED',
        'What an auditor reads is noted first, and this could not be noted. Nothing was read. Try again, or tell whoever keeps the server.',
      );
    }
  }
}
