import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/sql';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import { AccessToken, Session, type TokenScope } from '../../../src/entities/accounts/credential.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import { Evidence, ProgressReport } from '../../../src/entities/directives/progress-report.entity.ts';
import { generateSecret, hashSecret } from '../../../src/modules/accounts/token-secrets.ts';
import { parseDay } from '../../../src/shared/day.ts';
import { EntityFactory } from '../../support/entity-factory.ts';

const TOMORROW = new Date(Date.now() + 86_400_000);

/** The request credentials of the accounts of one office, and a report of one of its units. */
export interface FileOffice {
  readonly reporter: { readonly id: string; readonly token: string; readonly cookie: string };
  /** A token of the same account that may only read. */
  readonly readOnly: string;
  /** The id of the directive of the reporter’s unit. */
  readonly directive: string;
  readonly clerk: string;
  readonly auditor: string;
  readonly leader: string;
  /** Works in another unit of the same body, which is not an addressee of the directive. */
  readonly neighbour: string;
  /** Works in the reporter’s unit, too. */
  readonly colleague: string;
  /** Works in a unit that coordinates the same directive. */
  readonly coordinator: string;
  /** Attaches a file to the submitted report of the reporter’s unit. */
  attachEvidence(sha256: string, fileName: string, mediaType?: string): Promise<void>;
  /** Attaches a file to a draft report of this unit. */
  attachEvidenceToDraft(sha256: string, fileName: string): Promise<void>;
}

export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Inserts an office with its accounts into a database. */
export async function insertFileOffice(em: EntityManager): Promise<FileOffice> {
  const factory = new EntityFactory(em);
  const body = factory.organization('Thành ủy Mây Trắng');
  const unit = factory.organization('Phòng Nội vụ', { parent: body });
  const other = factory.organization('Phòng Tài chính', { parent: body });
  const directive = factory.directive(body);
  const second = factory.organization('Văn phòng', { parent: body });
  factory.assignment(directive, unit);
  factory.assignment(directive, second, 'COORDINATE');
  const report = em.create(ProgressReport, {
    directive,
    organization: unit,
    summary: 'Đã rà soát xong.',
    state: 'SUBMITTED',
    submittedOn: parseDay('2026-02-01'),
  });
  const draft = em.create(ProgressReport, { directive, organization: unit, summary: 'Đang rà soát.' });
  const attach = async (
    { id }: ProgressReport,
    sha256: string,
    fileName: string,
    mediaType = 'application/pdf',
  ) => {
    const laterEm = em.fork();
    const reportReference = laterEm.getReference(ProgressReport, id);
    laterEm.create(Evidence, { report: reportReference, fileName, mediaType, sizeBytes: 1, sha256 });
    await laterEm.flush();
  };
  const createAccount = (login: string, role: Role, organization: typeof body): Account => {
    const account = em.create(Account, { login, name: login });
    em.create(RoleGrant, { account, role, organization });
    return account;
  };
  const createToken = (owner: Account, scope: TokenScope = 'WRITE'): string => {
    const secret = generateSecret('gbt');
    const secretHash = hashSecret(secret);
    em.create(AccessToken, { account: owner, name: 'spec', scope, secretHash, expiresAt: TOMORROW });
    return `Bearer ${secret}`;
  };
  const reporter = createAccount('reporter', 'UNIT', unit);
  const cookie = generateSecret('gbs');
  em.create(Session, {
    account: reporter,
    secretHash: hashSecret(cookie),
    lastUsedAt: new Date(),
    expiresAt: TOMORROW,
  });
  const office = {
    reporter: { id: reporter.id, token: createToken(reporter), cookie: `giaoban=${cookie}` },
    directive: directive.id,
    readOnly: createToken(reporter, 'READ'),
    clerk: createToken(createAccount('clerk', 'OFFICE', body)),
    auditor: createToken(createAccount('auditor', 'AUDITOR', body)),
    leader: createToken(createAccount('leader', 'LEADER', body)),
    colleague: createToken(createAccount('colleague', 'UNIT', unit)),
    coordinator: createToken(createAccount('coordinator', 'UNIT', second)),
    neighbour: createToken(createAccount('neighbour', 'UNIT', other)),
    attachEvidence: (sha256: string, fileName: string, mediaType?: string) =>
      attach(report, sha256, fileName, mediaType),
    attachEvidenceToDraft: (sha256: string, fileName: string) => attach(draft, sha256, fileName),
  };
  await em.flush();
  return office;
}
