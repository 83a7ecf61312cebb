import { createHash } from 'node:crypto';
import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { Conclusion } from '../../src/entities/conclusions/conclusion.entity.ts';
import { Assignment, type AssignmentRole } from '../../src/entities/directives/assignment.entity.ts';
import { Deadline } from '../../src/entities/directives/deadline.ts';
import { Directive } from '../../src/entities/directives/directive.entity.ts';
import {
  CLOSED_STATUSES,
  type DirectiveKind,
  type DirectiveStatus,
} from '../../src/entities/directives/directive-enums.ts';
import { Transition } from '../../src/entities/directives/transition.entity.ts';
import { Document, TextSpan } from '../../src/entities/documents/document.entity.ts';
import { Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import { Organization } from '../../src/entities/units/organization.entity.ts';
import { type Day, parseDay } from '../../src/shared/day.ts';

/** Builds rows for specs. A spec names only the fields it is about; the others have plausible values. */
export class EntityFactory {
  #lastNumber = 0;

  constructor(readonly em: EntityManager) {}

  organization(name: string, overrides: Partial<RequiredEntityData<Organization>> = {}): Organization {
    return this.em.create(Organization, {
      name,
      kind: 'DEPARTMENT',
      ...overrides,
    } as RequiredEntityData<Organization>);
  }

  meeting(body: Organization, overrides: Partial<RequiredEntityData<Meeting>> = {}): Meeting {
    const number = ++this.#lastNumber;
    return this.em.create(Meeting, {
      code: `GB-${number}`,
      kind: 'BRIEFING',
      title: `Briefing ${number}`,
      state: 'CONCLUDED',
      host: body,
      body,
      ...overrides,
    } as RequiredEntityData<Meeting>);
  }

  document(text: string, overrides: Partial<RequiredEntityData<Document>> = {}): Document {
    const sha256 = createHash('sha256').update(text).digest('hex');
    return this.em.create(Document, {
      kind: 'MINUTES',
      title: 'Minutes',
      text,
      sha256,
      length: text.length,
      ...overrides,
    } as RequiredEntityData<Document>);
  }

  span(document: Document, start: number, end: number, clause: number | null = null): TextSpan {
    const quote = document.text.slice(start, end);
    return this.em.create(TextSpan, { document, start, end, quote, clause });
  }

  conclusion(
    meeting: Meeting,
    ordinal: number,
    overrides: Partial<RequiredEntityData<Conclusion>> = {},
  ): Conclusion {
    return this.em.create(Conclusion, {
      meeting,
      ordinal,
      kind: 'DIRECTIVE',
      text: `Conclusion ${ordinal}`,
      ...overrides,
    } as RequiredEntityData<Conclusion>);
  }

  /** Creates a directive with the transitions that lead to its status: issued on one day, closed on another. */
  directive(
    body: Organization,
    {
      status = 'IN_PROGRESS',
      kind = 'TASK',
      issuedOn = '2026-01-10',
      closedOn,
      dueOn,
      originallyDueOn = dueOn,
      inferred = false,
      ...overrides
    }: {
      status?: DirectiveStatus;
      kind?: DirectiveKind;
      issuedOn?: string;
      closedOn?: string;
      dueOn?: string | null;
      originallyDueOn?: string | null | undefined;
      inferred?: boolean;
    } & Omit<Partial<RequiredEntityData<Directive>>, 'issuedOn' | 'closedOn'> = {},
  ): Directive {
    const number = ++this.#lastNumber;
    const isClosed = CLOSED_STATUSES.includes(status);
    const end = isClosed ? (closedOn ?? '2026-06-30') : '';
    const isOpenOnce = kind !== 'STANDING_RULE' && status !== 'DRAFT' && issuedOn !== end;
    const directive = this.em.create(Directive, {
      body,
      code: `D-${String(number).padStart(4, '0')}`,
      text: `Directive ${number}`,
      kind,
      status,
      issuedOn: status === 'DRAFT' ? null : parseDay(issuedOn),
      closedOn: isClosed ? parseDay(end) : null,
      openDays: isOpenOnce ? `{[${issuedOn},${end})}` : '{}',
      deadline: buildDeadline(dueOn, inferred),
      originalDeadline: buildDeadline(originallyDueOn, inferred),
      ...overrides,
    } as RequiredEntityData<Directive>);
    if (status === 'DRAFT') return directive;
    this.#addTransition(directive, 1, null, isClosed ? 'ASSIGNED' : status, parseDay(issuedOn));
    if (isClosed) this.#addTransition(directive, 2, 'ASSIGNED', status, parseDay(end));
    return directive;
  }

  #addTransition(
    directive: Directive,
    ordinal: number,
    from: DirectiveStatus | null,
    to: DirectiveStatus,
    happenedOn: Day,
  ) {
    this.em.create(Transition, { directive, ordinal, from, to, happenedOn });
  }

  assignment(directive: Directive, organization: Organization, role: AssignmentRole = 'LEAD'): Assignment {
    return this.em.create(Assignment, { directive, organization, role });
  }
}

function buildDeadline(dueOn: string | null | undefined, inferred: boolean): Deadline {
  return Object.assign(
    new Deadline(),
    dueOn
      ? { kind: 'FIXED', words: `trước ngày ${dueOn}`, dueOn: parseDay(dueOn), precision: 'DAY', inferred }
      : {},
  );
}
