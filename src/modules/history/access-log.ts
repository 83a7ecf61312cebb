import { type FieldNode, type OperationDefinitionNode, print } from 'graphql';
import type { AccessRecord } from '../../authorization/access-record.ts';
import type { Viewer } from '../../authorization/viewer.ts';
import type { PreparedStatements } from '../../database/database.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** Longest text that is noted of one field or variable, in characters. */
const MAX_TEXT_LENGTH = 200;
/** Most items noted of a list or of the members of an object. */
const MAX_ITEMS = 20;
/** Deepest nesting of variables that is noted. */
const MAX_DEPTH = 6;

const truncate = (text: string) =>
  text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;

function truncateValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return truncate(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth === MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => truncateValue(item, depth + 1));
  const members = Object.entries(value).slice(0, MAX_ITEMS);
  return Object.fromEntries(members.map(([key, inner]) => [truncate(key), truncateValue(inner, depth + 1)]));
}

/** What an operation reads. Of a mutation only which acts it performs: what they are given may be secret, and stands in the history. */
export function describeOperation(
  { operation, name, selectionSet }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): AccessRecord {
  const isMutation = operation === 'mutation';
  const fields = selectionSet.selections.map((it) => {
    if (it.kind !== 'Field') return print(it);
    const { selectionSet: _, alias: __, arguments: args, ...field } = it;
    return print({ ...field, ...(!isMutation && args && { arguments: args }) } satisfies FieldNode);
  });
  return { name: name?.value ?? operation, fields, variables: isMutation ? {} : variables };
}

const RECORD_ACCESS = `select history.note_reading($1, $2, null, body, $3) from unnest($4::text[]) body`;

/**
 * Notes what auditors read, in the chain of each body they audit, before they are answered.
 *
 * For everybody else it does nothing, not even spell out what they read. What cannot be noted is not read: it is refused with `ACCESS_NOT_LOGGED`.
 */
export class AccessLog {
  constructor(private readonly statements: PreparedStatements) {}

  async record({ account, auditedBodies }: Viewer, describe: () => AccessRecord): Promise<void> {
    if (!account || !auditedBodies.length) return;
    const { name, fields, variables } = describe();
    const entry = {
      operation: truncate(name),
      fields: fields.slice(0, MAX_ITEMS).map(truncate),
      variables: truncateValue(variables),
    };
    const token = account.tokenId && { token: account.tokenId };
    const values = [account.accountId, 'read', JSON.stringify({ ...entry, ...token }), auditedBodies];
    try {
      await this.statements.run('giaoban_note_reading', RECORD_ACCESS, values);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError(
        'ACCESS_NOT_LOGGED',
        'What an auditor reads is noted first, and this could not be noted. Nothing was read. Try again, or tell whoever keeps the server.',
      );
    }
  }
}
