import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { authorize } from '../../authorization/policy.ts';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Role } from '../../entities/accounts/role.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import type { QuerySession } from '../../query/query-engine.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { parseCheckpointRecord, type SignedCheckpoint } from './checkpoint.ts';
import type { HistoryService } from './history.service.ts';
import { type Finding, HistoryFindingName } from './verification-findings.ts';
import type { Verification } from './verify-history.ts';

/** The context of the history resolvers. */
interface HistoryResolverContext {
  readonly viewer: Viewer;
  readonly graph: QuerySession;
  readonly history: HistoryService;
}

@ObjectType({
  description:
    'One finding of a verification: something that is wrong with a history, or worth knowing about it.',
})
export class HistoryFinding {
  @Field(() => HistoryFindingName, { description: 'The kind of the finding.' })
  finding!: HistoryFindingName;

  @Field(() => String, { description: 'A sentence that says what is wrong, and with which event.' })
  sentence!: string;

  @Field(() => Int, { nullable: true, description: 'The number of the event in the installation.' })
  seq!: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of the event in its chain.' })
  number!: number | null;

  @Field(() => String, { nullable: true, description: 'The id of the node that the event is about.' })
  subjectId!: string | null;

  static of({ finding, sentence, seq, number, subject }: Finding): HistoryFinding {
    return { finding, sentence, seq, number: number ?? null, subjectId: subject ?? null };
  }
}

@ObjectType({ description: 'The result of a verification of the history of a governing body.' })
class HistoryVerification {
  @Field(() => Boolean, {
    description:
      'Whether the verification finished. If it takes longer than a minute, it stops; run `npx giaoban verify` on the server instead.',
  })
  isComplete!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: nobody altered the history. Null if that is not known.',
  })
  isIntact!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The number of checked events.' })
  eventCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of checkpoints with a valid signature.' })
  checkpointCount!: number | null;

  @Field(() => HistoryFinding, { nullable: true, description: 'The first break; null if there is none.' })
  firstBroken!: HistoryFinding | null;

  @Field(() => [HistoryFinding], {
    description: 'The findings that prove an alteration, ordered by event; at most 20 of each kind.',
  })
  breaks!: readonly HistoryFinding[];

  @Field(() => [HistoryFinding], { description: 'Findings that are worth knowing but prove no alteration.' })
  notes!: readonly HistoryFinding[];

  static of(result: Verification | undefined): HistoryVerification {
    const breaks = (result?.breaks ?? []).map(HistoryFinding.of);
    return {
      isComplete: result !== undefined,
      isIntact: result?.isIntact ?? null,
      eventCount: result?.eventCount ?? null,
      checkpointCount: result?.checkpointCount ?? null,
      firstBroken: breaks[0] ?? null,
      breaks,
      notes: (result?.notes ?? []).map(HistoryFinding.of),
    };
  }
}

@ObjectType({ description: 'The latest event of a chain at the time a checkpoint was signed.' })
class ChainHead {
  @Field(() => String, { description: 'The id of the governing body, or `installation`.' })
  chain!: string;

  @Field(() => Int, { description: 'The number of the event in its chain.' })
  number!: number;

  @Field(() => String, { description: 'Its hash.' })
  hash!: string;
}

@ObjectType({
  description: 'The state of all chains at one instant, signed with Ed25519. Vietnamese: mốc kiểm.',
})
class Checkpoint {
  @Field(() => Int, { description: 'Its number, from 1, without gaps.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When it was signed.' })
  at!: Date;

  @Field(() => Int, { description: 'The number of the latest event that it covers.' })
  seq!: number;

  @Field(() => String, {
    description: 'The id of the key: the first 16 digits of the SHA-256 of the public key.',
  })
  keyId!: string;

  @Field(() => String, { description: 'The exact text that was signed, as JSON.' })
  record!: string;

  @Field(() => String, { description: 'The signature in base64.' })
  signature!: string;

  @Field(() => [ChainHead], { description: 'The latest event of each chain.' })
  heads!: readonly ChainHead[];

  static of(signed: SignedCheckpoint): Checkpoint {
    const { number, at, seq, key, heads } = parseCheckpointRecord(signed);
    return {
      ...{ number, at: new Date(at), seq, keyId: key, ...signed },
      heads: Object.entries(heads).map(([chain, head]) => ({ chain, ...head })),
    };
  }
}

/**
 * Throws `FORBIDDEN` or `SIGN_IN_REQUIRED` if the viewer has none of the roles in the governing body.
 *
 * Unlike `authorize`, it accepts a read-only token, because a verification or an export changes nothing.
 */
export function authorizeAudit(
  viewer: Viewer,
  permission: string,
  roles: readonly Role[],
  body: string,
): void {
  const path = `${body}/`;
  if (viewer.kind !== 'LOCAL' && !viewer.hasRole(roles, path)) authorize(viewer, permission, { body: path });
}

/** The queries `verifyHistory` and `checkpoints`. */
@Resolver(() => HistoryFinding)
export class HistoryResolver {
  @Query(() => HistoryVerification, {
    description:
      'Verifies the history of a governing body: every event, version, row and checkpoint. For its auditors and administrators. Errors: FORBIDDEN, SIGN_IN_REQUIRED, VERIFICATION_IN_PROGRESS.',
  })
  async verifyHistory(
    @Arg('body', () => ID, { description: 'The governing body.' }) body: string,
    @Ctx() { viewer, history }: HistoryResolverContext,
  ): Promise<HistoryVerification> {
    authorizeAudit(viewer, 'history.verify', ['AUDITOR', 'ADMIN'], body);
    return HistoryVerification.of(await history.verify(body));
  }

  @Query(() => [Checkpoint], {
    description:
      'Signed checkpoints, the latest first. For auditors. Errors: FORBIDDEN, SIGN_IN_REQUIRED, PAGE_SIZE_INVALID.',
  })
  async checkpoints(
    @Arg('first', () => Int, {
      defaultValue: 20,
      description: 'The maximum number of checkpoints, 1 to 100.',
    })
    first: number,
    @Ctx() { viewer, history }: HistoryResolverContext,
  ): Promise<readonly Checkpoint[]> {
    authorizeAudit(viewer, 'history.readCheckpoints', ['AUDITOR'], viewer.auditedBodies[0] ?? '');
    if (first < 1 || first > 100)
      throw new BadUserInputError(
        'PAGE_SIZE_INVALID',
        `"first: ${first}" is not a number of checkpoints. Use 1 to 100.`,
      );
    return (await history.checkpoints(first)).map(Checkpoint.of);
  }

  @FieldResolver(() => AuditEvent, {
    nullable: true,
    description:
      'The event that the finding is about, in its present state. Null if it is missing or the viewer may not see it.',
  })
  event(
    @Root() { seq }: HistoryFinding,
    @Ctx() { graph }: HistoryResolverContext,
    @Info() info: GraphQLResolveInfo,
  ): unknown {
    const id = seq === null ? null : `evt_${seq.toString(16).padStart(32, '0')}`;
    return id && graph.executeForNode(info as never, AuditEvent, id);
  }
}
