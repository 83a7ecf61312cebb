import { copyOf, type Deadline } from '../../entities/directives/deadline.ts';
import type { Directive } from '../../entities/directives/directive.entity.ts';
import { DeadlineChange, ExtensionRequest } from '../../entities/directives/extension.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { known, locked, mustBeCurrent, touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { ownAccount } from '../accounts/current-account.ts';
import { dayOf, lastMove } from './apply-transition.ts';
import { deadlineFrom } from './build-deadline.ts';
import type { ChangeDeadlineInput } from './directive.inputs.ts';
import type { DecideExtensionInput, RequestExtensionInput } from './extension.inputs.ts';
import { assignmentFor, openCase, unitOf } from './load-directive.ts';
import { isOpenNow } from './open-days.ts';

function mustBeOpen({ openDays, code, status }: Directive): void {
  if (isOpenNow(openDays)) return;
  throw new DomainError(
    'DIRECTIVE_NOT_OPEN',
    `${code} is ${status}: its deadline binds nobody. Reopen it first, or leave it.`,
  );
}

function mustBeLater({ deadline }: Directive, asked: Deadline): void {
  if (!asked.dueOn)
    throw new DomainError('DEADLINE_INVALID', 'More time is asked for until a day. Give the day.', {
      path: ['deadline', 'dueOn'],
    });
  if (deadline.dueOn && asked.dueOn <= deadline.dueOn && !deadline.inferred)
    throw new DomainError(
      'DEADLINE_NOT_LATER',
      `${asked.dueOn} is not after the present deadline, ${deadline.dueOn}. Ask for a later day.`,
      { path: ['deadline', 'dueOn'] },
    );
}

/** A unit asks for more time. One request of a directive is decided before the next is made. */
export async function requestExtension(
  scope: Scope,
  input: RequestExtensionInput,
): Promise<ExtensionRequest> {
  const { em } = scope;
  const opened = await openCase(scope, { id: input.directive }, 'directive.requestExtension');
  const { directive } = opened;
  mustBeOpen(directive);
  const assignment = assignmentFor(scope, opened, input.assignment);
  const reason = requireReason(input.reason);
  const proposed = await deadlineFrom(
    scope,
    await directive.body.loadOrFail(),
    input.deadline,
    directive.issuedOn,
  );
  mustBeLater(directive, proposed);
  if (await em.count(ExtensionRequest, { directive, state: 'PENDING' }))
    throw new DomainError(
      'EXTENSION_PENDING',
      'Another request for more time waits for a decision. Withdraw it first.',
    );
  touch(scope, directive);
  return em.create(ExtensionRequest, {
    directive,
    organization: unitOf(assignment, directive),
    account: ownAccount(scope),
    requestedOn: dayOf(scope, input.on, directive.issuedOn),
    proposed,
    reason,
  });
}

/** A request that waits for a decision, with its directive, both locked. */
async function openRequest(scope: Scope, { id, expectedVersion }: DecideExtensionInput, verb: string) {
  const found = await known(scope, ExtensionRequest, id);
  const opened = await openCase(scope, { id: found.directive.id }, verb);
  const request = await locked(scope, ExtensionRequest, id);
  mustBeCurrent(request, expectedVersion);
  if (request.state !== 'PENDING')
    throw new DomainError('EXTENSION_DECIDED', `This request is ${request.state} already. Make a new one.`);
  return { ...opened, request };
}

const decide = async (scope: Scope, input: DecideExtensionInput) => {
  const opened = await openRequest(scope, input, 'directive.decideExtension');
  const { viewer, em } = scope;
  if (viewer.account && opened.request.account?.id === viewer.account.accountId)
    throw new DomainError('DECIDER_ASKED', 'You asked for this yourself. Somebody else decides on it.');
  const on = dayOf(scope, input.on, opened.request.requestedOn);
  const personId = viewer.account?.personId;
  Object.assign(opened.request, {
    decidedOn: on,
    decidedBy: personId ? em.getReference(Person, personId) : null,
  });
  return { ...opened, on };
};

/** Sets another deadline in place of the one in force and writes the change down. */
async function replaceDeadline(
  { em }: Scope,
  directive: Directive,
  after: Deadline,
  change: { on: Day; reason: string; request: ExtensionRequest | null },
): Promise<void> {
  const last = await em.findOne(DeadlineChange, { directive }, { orderBy: { ordinal: 'desc' } });
  em.create(DeadlineChange, {
    directive,
    ordinal: (last?.ordinal ?? 0) + 1,
    changedOn: change.on,
    before: copyOf(directive.deadline),
    after: copyOf(after),
    reason: change.reason,
    request: change.request,
  });
  directive.deadline = copyOf(after);
}

/** Grants more time: the deadline in force moves, the original one stays. */
export async function grantExtension(scope: Scope, input: DecideExtensionInput): Promise<ExtensionRequest> {
  const { directive, request, on } = await decide(scope, input);
  mustBeOpen(directive);
  mustBeLater(directive, request.proposed);
  const said = input.reason?.trim() || null;
  Object.assign(request, { state: 'GRANTED', decisionReason: said });
  await replaceDeadline(scope, directive, request.proposed, { on, reason: said ?? request.reason, request });
  touch(scope, directive);
  return request;
}

/** Refuses more time, with a reason. */
export async function refuseExtension(scope: Scope, input: DecideExtensionInput): Promise<ExtensionRequest> {
  const { directive, request } = await decide(scope, input);
  Object.assign(request, { state: 'REFUSED', decisionReason: requireReason(input.reason) });
  touch(scope, directive);
  return request;
}

/** The unit takes its request back. */
export async function withdrawExtension(
  scope: Scope,
  input: DecideExtensionInput,
): Promise<ExtensionRequest> {
  const opened = await openRequest(scope, input, 'directive.requestExtension');
  const { assignments, request, directive } = opened;
  const own = assignments.find(({ organization }) => organization?.id === request.organization.id);
  assignmentFor(scope, opened, own?.id);
  request.state = 'WITHDRAWN';
  touch(scope, directive);
  return request;
}

/** The office sets another deadline without being asked, earlier or later, with a reason. */
export async function changeDeadline(scope: Scope, input: ChangeDeadlineInput): Promise<Directive> {
  const { directive } = await openCase(scope, input, 'directive.changeDeadline');
  mustBeOpen(directive);
  const reason = requireReason(input.reason);
  const after = await deadlineFrom(
    scope,
    await directive.body.loadOrFail(),
    input.deadline,
    directive.issuedOn,
  );
  const last = await lastMove(scope, directive);
  const on = dayOf(scope, input.on, last?.happenedOn ?? directive.issuedOn);
  await replaceDeadline(scope, directive, after, { on, reason, request: null });
  touch(scope, directive);
  return directive;
}
