import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/sql';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import { AccessToken, Session, type TokenScope } from '../../../src/entities/accounts/credential.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import { Evidence, ProgressReport } from '../../../src/entities/directives/progress-report.entity.ts';
import { hashOfSecret, newSecret } from '../../../src/modules/accounts/token-secrets.ts';
import { day } from '../../../src/shared/day.ts';
import { Given } from '../../support/entity-factory.ts';

const TOMORROW = new Date(Date.now() + 86_400_000);

/** The people of one office, as the headers with which they come in, and a report of one of its units. */
export interface Office {
  readonly reporter: { readonly id: string; readonly token: string; readonly cookie: string };
  /** The same account with a token that may only read. */
  readonly readOnly: string;
  /** The id of the directive the reporter’s unit owes. */
  readonly directive: string;
  readonly clerk: string;
  readonly auditor: string;
  readonly leader: string;
  /** Works in another unit of the same body, which was not given the directive. */
  readonly neighbour: string;
  /** Works in the reporter’s unit too. */
  readonly colleague: string;
  /** Works in a unit that coordinates the same directive. */
  readonly coordinator: string;
  /** Shows a file in the report of the reporter’s unit, under a name. */
  show(sha256: string, fileName: string, mediaType?: string): Promise<void>;
  /** Shows a file in a report that this unit has not sent in yet. */
  showInDraft(sha256: string, fileName: string): Promise<void>;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Enters an office with its accounts in a database. */
export async function enterOffice(em: EntityManager): Promise<Office> {
  const given = new Given(em);
  const body = given.organization('Thành ủy Mây Trắng');
  const unit = given.organization('Phòng Nội vụ', { parent: body });
  const other = given.organization('Phòng Tài chính', { parent: body });
  const directive = given.directive(body);
  const second = given.organization('Văn phòng', { parent: body });
  given.assignment(directive, unit);
  given.assignment(directive, second, 'COORDINATE');
  const report = em.create(ProgressReport, {
    directive,
    organization: unit,
    claim: 'Đã rà soát xong.',
    state: 'SUBMITTED',
    submittedOn: day('2026-02-01'),
  });
  const draft = em.create(ProgressReport, { directive, organization: unit, claim: 'Đang rà soát.' });
  const show = async (
    { id }: ProgressReport,
    sha256: string,
    fileName: string,
    mediaType = 'application/pdf',
  ) => {
    const later = em.fork();
    const shownIn = later.getReference(ProgressReport, id);
    later.create(Evidence, { report: shownIn, fileName, mediaType, sizeBytes: 1, sha256 });
    await later.flush();
  };
  const account = (login: string, role: Role, organization: typeof body): Account => {
    const made = em.create(Account, { login, name: login });
    em.create(RoleGrant, { account: made, role, organization });
    return made;
  };
  const tokenOf = (owner: Account, scope: TokenScope = 'WRITE'): string => {
    const secret = newSecret('gbt');
    const secretHash = hashOfSecret(secret);
    em.create(AccessToken, { account: owner, name: 'spec', scope, secretHash, expiresAt: TOMORROW });
    return `Bearer ${secret}`;
  };
  const reporter = account('reporter', 'UNIT', unit);
  const cookie = newSecret('gbs');
  em.create(Session, {
    account: reporter,
    secretHash: hashOfSecret(cookie),
    lastUsedAt: new Date(),
    expiresAt: TOMORROW,
  });
  const office = {
    reporter: { id: reporter.id, token: tokenOf(reporter), cookie: `giaoban=${cookie}` },
    directive: directive.id,
    readOnly: tokenOf(reporter, 'READ'),
    clerk: tokenOf(account('clerk', 'OFFICE', body)),
    auditor: tokenOf(account('auditor', 'AUDITOR', body)),
    leader: tokenOf(account('leader', 'LEADER', body)),
    colleague: tokenOf(account('colleague', 'UNIT', unit)),
    coordinator: tokenOf(account('coordinator', 'UNIT', second)),
    neighbour: tokenOf(account('neighbour', 'UNIT', other)),
    show: (sha256: string, fileName: string, mediaType?: string) => show(report, sha256, fileName, mediaType),
    showInDraft: (sha256: string, fileName: string) => show(draft, sha256, fileName),
  };
  await em.flush();
  return office;
}
