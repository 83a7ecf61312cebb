import { type FieldNode, type OperationDefinitionNode, print } from 'graphql';
import type { AccessRecord } from '../../authorization/access-record.ts';
import type { Viewer } from '../../authorization/viewer.ts';
import type { PreparedStatements } from '../../database/database.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** Maximum length of the text recorded for one field or variable, in characters. */
const MAX_TEXT_LENGTH = 200;
/** Maximum number of recorded items of a list or members of an object. */
const MAX_ITEMS = 20;
/** Maximum recorded nesting of variables. */
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

/**
 * Returns the access record of an operation: its name, root fields, arguments and variables.
 *
 * For a mutation it contains only the names of the root fields: the inputs may be secret, and the history has the changes anyway.
 */
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
 * Records what auditors read, in the chain of each governing body that they audit, before the response is sent.
 *
 * For other viewers it does nothing; `describe` is not even called. Throws `ACCESS_NOT_LOGGED` if the access cannot be recorded, so
 * that nothing is read without a record.
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
        'The access of an auditor could not be recorded, so nothing was read. Try again, or inform the operator of the server.',
      );
    }
  }
}
